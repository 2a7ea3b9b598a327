"""Asking the portal's own public addresses: inside this process, or over HTTP as anybody would."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import get_script_prefix

SECONDS = 30
ASK_AGAIN = 3
TOO_MANY = 429


@dataclass(frozen=True)
class Answer:
    status: int
    content_type: str
    body: bytes
    location: str = ""

    @property
    def is_answered(self) -> bool:
        """The portal answered for good: here it is, it moved, it is not there. Anything else proves nothing."""
        return 200 <= self.status < 400 or self.status in (404, 410)


type Ask = Callable[[str], Answer]


def inside() -> Ask:
    """Through the whole portal without a network. Each question comes from another address: no throttle counts them."""
    numbers = count()
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    client = Client(raise_request_exception=False, headers={"host": host})

    def ask(address: str) -> Answer:
        path = "/" + address.removeprefix(get_script_prefix())
        number = next(numbers)
        response = client.get(
            path, secure=True, REMOTE_ADDR=f"127.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        )
        body = b"".join(response) if response.streaming else response.content
        return Answer(response.status_code, response.get("Content-Type", ""), body, response.get("Location", ""))

    return ask


def over_http(base_url: str, wait: Callable[[float], None] = time.sleep) -> Ask:
    """From outside, proxies and caches included. Told to wait, it waits."""

    def ask(address: str) -> Answer:
        request = urllib.request.Request(urljoin(base_url, address), headers={"User-Agent": "verify_takedown"})  # noqa: S310
        for _try in range(ASK_AGAIN):
            answer, pause = _fetch(request)
            if answer.status != TOO_MANY:
                break
            wait(pause)
        return answer

    return ask


def _fetch(request: urllib.request.Request) -> tuple[Answer, float]:
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as response:  # noqa: S310
            return Answer(response.status, response.headers.get("Content-Type", ""), response.read()), 0
    except urllib.error.HTTPError as error:
        with error:  # the refusal holds the connection until it is closed
            pause = error.headers.get("Retry-After", "")
            answer = Answer(error.code, error.headers.get("Content-Type", ""), error.read())
        return answer, float(pause) if pause.isdigit() else 1
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return Answer(0, "", b""), 0
