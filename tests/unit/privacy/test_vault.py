import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from portal.privacy import vault

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_a_sealed_text_opens_again_and_says_nothing():
    sealed = vault.seal("张三 11010519491231002X")
    assert "1101" not in sealed
    assert sealed.isascii()
    assert vault.open(sealed) == "张三 11010519491231002X"


def test_sealing_twice_gives_two_texts():
    assert vault.seal("张三") != vault.seal("张三")


def test_an_older_key_still_opens_after_a_newer_one_was_put_first(settings):
    settings.VAULT_KEYS = [OLD]
    sealed = vault.seal_bytes(b"scan")
    settings.VAULT_KEYS = [NEW, OLD]
    assert vault.open_bytes(sealed) == b"scan"


def test_a_missing_key_is_named_without_the_value(settings):
    settings.VAULT_KEYS = [OLD]
    sealed = vault.seal("张三")
    settings.VAULT_KEYS = [NEW]
    with pytest.raises(vault.CannotOpen) as error:
        vault.open(sealed)
    assert "VAULT_KEYS" in str(error.value)
    assert sealed not in str(error.value)


@pytest.mark.parametrize("keys", [[], ["too-short"]])
def test_bad_keys_are_explained(settings, keys):
    settings.VAULT_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match="VAULT_KEYS"):
        vault.seal("x")


def test_a_fingerprint_depends_on_purpose_value_and_key(settings):
    first = vault.fingerprint("household", "11010519491231002X")
    assert first == vault.fingerprint("household", "11010519491231002X")
    assert len(first) == 64
    assert first != vault.fingerprint("petitioner", "11010519491231002X")
    assert first != vault.fingerprint("household", "110105194912310021")
    assert vault.fingerprint("ab", "c") != vault.fingerprint("a", "bc")
    settings.FINGERPRINT_KEY = "another"
    assert first != vault.fingerprint("household", "11010519491231002X")
