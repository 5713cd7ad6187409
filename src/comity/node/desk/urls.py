"""Addresses of the desk."""

from django.urls import path

from comity.node.desk.views import (
    account,
    cases,
    communiques,
    drafts,
    frame,
    handing,
    hits,
    log,
    officers,
    partners,
    register,
    search,
    work,
)

app_name = "desk"

urlpatterns = [
    path("", work.work, name="work"),
    path("tasks/<int:key>/", work.task, name="task"),
    path("tasks/hand-over/", handing.hand_over, name="hand_over"),
    path("notices/", work.notices, name="notices"),
    path("search/", search.search, name="search"),
    path("cases/", cases.cases, name="cases"),
    path("cases/new/", drafts.new, name="new"),
    path("cases/<str:key>/", cases.case, name="case"),
    path("cases/<str:key>/look/", cases.see, name="look"),
    path("cases/<str:key>/draft/", drafts.edit, name="draft"),
    path("cases/<str:key>/answer/", drafts.respond, name="answer"),
    path("cases/<str:key>/clarify/", drafts.clarify, name="clarify"),
    path("cases/<str:key>/refuse/", drafts.turn_down, name="refuse"),
    path("cases/<str:key>/check/<str:which>/", drafts.check, name="check"),
    path("cases/<str:key>/<str:which>.pdf", cases.letter, name="letter"),
    path("hits/", work.hits, name="hits"),
    path("hits/<int:key>/", hits.hit, name="hit"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<str:key>/", partners.partner, name="partner"),
    path("agreements/", register.agreements, name="agreements"),
    path("agreements/<str:key>/", register.agreement, name="agreement"),
    path("meetings/", register.meetings, name="meetings"),
    path("meetings/read/", communiques.read, name="read"),
    path("meetings/<str:key>/review/", communiques.review, name="review"),
    path("meetings/<str:key>/", register.meeting, name="meeting"),
    path("commitments/", register.commitments, name="commitments"),
    path("commitments/<str:key>/", register.commitment, name="commitment"),
    path("officers/", officers.officers, name="officers"),
    path("appoint/", officers.new, name="appoint"),
    path("officers/<str:key>/", officers.account, name="officer"),
    path("account/", account.account, name="account"),
    path("log/", log.log, name="log"),
    path("language/", frame.language, name="language"),
    path("speak/", frame.speak, name="speak"),
]
