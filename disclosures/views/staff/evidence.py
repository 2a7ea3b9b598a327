"""Signing for a sheet from the phone that stands before the board; and looking at its photo from a desk."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import permissions, staff_selectors
from disclosures.models import BoardMoment, BoardPhoto
from disclosures.services import evidence
from disclosures.supervision import boards
from portal.orgs.models import OrgUnit

from .base import Refusal, StaffView, status_of
from .publications import PUBLICATIONS


class EvidenceForm(forms.Form):
    moment = forms.ChoiceField(label=gettext_lazy("登记什么"), choices=BoardMoment.choices, widget=forms.RadioSelect)
    place = forms.ModelChoiceField(label=gettext_lazy("哪个公示栏"), queryset=OrgUnit.objects.none(), empty_label=None)
    day = forms.DateField(label=gettext_lazy("日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    photo = forms.FileField(
        label=gettext_lazy("现场照片"),
        required=False,
        help_text=gettext_lazy(
            "用手机当场拍：纸张和公示栏都拍进去，尽量不拍到人。位置、时间、机型会自动去掉；照片加密存档，不上网，公众只看到“张贴照片已留存”。"
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "capture": "environment"}),
    )

    def __init__(self, *args, notice, by, **kwargs):
        kwargs["initial"] = {"day": timezone.localdate()}
        super().__init__(*args, **kwargs)
        mine = {unit.pk for unit in staff_selectors.units_of(by)}
        places = [place.pk for place in boards.places_of(notice) if place.pk in mine]
        self.fields["place"].queryset = OrgUnit.objects.filter(pk__in=places)


class EvidenceView(StaffView):
    """One board at a time, on a phone: what, where, when, a photo."""

    permission = permissions.PRINT_BOARD
    template_name = "disclosures/staff/evidence.html"
    page_title = gettext_lazy("登记张贴和取下")

    def path_here(self):
        return [PUBLICATIONS, *super().path_here()]

    def find_publication(self):
        return get_object_or_404(staff_selectors.notices_on_boards_of(self.request.user), number=self.kwargs["number"])

    def get_context_data(self, form=None, **kwargs):
        notice = self.find_publication()
        photos = BoardPhoto.objects.filter(
            record__publication=notice, record__village__in=staff_selectors.units_of(self.request.user)
        )
        return super().get_context_data(
            notice=notice,
            boards=boards.boards_of(notice),
            form=form or EvidenceForm(notice=notice, by=self.request.user),
            photos=photos.select_related("record__village", "added_by").defer("content"),
            **kwargs,
        )

    def post(self, request, number):
        notice = self.find_publication()
        form = EvidenceForm(request.POST, request.FILES, notice=notice, by=request.user)
        if not form.is_valid():
            return self.render(status=422, form=form)
        try:
            record = evidence.sign(publication=notice, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            return self.render(status=status_of(refusal), form=form, refusal=str(refusal))
        messages.success(
            request,
            _("已登记：%(place)s%(moment)s，%(day)s。")
            % {"place": record.village.name, "moment": record.get_moment_display(), "day": record.day.isoformat()},
        )
        return redirect("publishing:evidence", number)


class PhotoView(StaffView):
    """The picture itself, as it is and nothing around it."""

    permission = permissions.PRINT_BOARD

    def get(self, request, pk):
        photos = BoardPhoto.objects.filter(record__village__in=staff_selectors.units_of(request.user))
        photo = evidence.open_photo(photo=get_object_or_404(photos, pk=pk), by=request.user)
        return HttpResponse(
            bytes(photo.content),
            content_type=photo.content_type,
            headers={
                "Cache-Control": "no-store",
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Content-Disposition": f'inline; filename="board-{photo.pk}"',
            },
        )
