"""An address of each type of page, and of each shape that a page of that type takes."""

from __future__ import annotations

PERSON = "residency=OH&start=fall-2027&credits-per-term=6&cost=30000"
_PROGRAMS = {
    "described": "the-university-of-alabama/mlis",
    "most-told": "syracuse-university/mslis",
    "certificate": (
        "university-of-colorado-denver-anschutz-medical-campus/"
        "certificate-teacher-librarian-endorsement"
    ),
    "track": "the-university-of-alabama/mlis/archival-studies",
    "dual": "simmons-university/dual-degree-in-archives-management-and-history-ms-ma",
    "group": "university-of-kentucky/group-school-of-library-and-information-science-masters",
    "sparse": "emporia-state-university/ms-informatics",
}
_TWO = "program=the-university-of-alabama/mlis&program=san-jose-state-university/mlis"
_SIX = (
    f"{_TWO}&program=syracuse-university/mslis&program=university-of-maryland-college-park/mlis"
    "&program=east-carolina-university/mls&program=north-carolina-central-university/mls"
)

PAGES = {
    "front": "/",
    "front-for-a-person": f"/?{PERSON}",
    "find": "/find",
    "find-for-a-person": f"/find?{PERSON}&level=master&delivery=online",
    "find-nothing": "/find?q=zzzzqqq",
    "find-map": "/find/map",
    **{f"program-{name}": f"/programs/{program}" for name, program in _PROGRAMS.items()},
    "program-for-a-person": (
        f"/programs/{_PROGRAMS['described']}?{PERSON}&loan-share=1&income=50000"
    ),
    "statements": f"/programs/{_PROGRAMS['described']}/statements?about=tuition_per_credit",
    "school": "/schools/the-university-of-alabama",
    "compare-choose": "/compare?add=kent",
    "compare": f"/compare?{_TWO}&residency=OH",
    "compare-six": f"/compare?{_SIX}&residency=OH",
    "rank": "/rank?residency=OH",
    "rank-by-cost": "/rank?method=cost",
    "careers": "/careers",
    "careers-title": "/careers/academic-librarian",
    "occupation": "/careers/25-4022?state=OH",
    "licensure": "/licensure",
    "licensure-state": "/licensure/TX",
    "organizations": "/organizations",
    "organization": "/organizations/american-library-association",
    "guides": "/guides",
    "guide-to-the-field": "/guides/field",
    "guide-to-a-specialty": "/guides/archival-studies",
    "levels": "/levels",
    "level": "/levels/master",
    "about": "/about",
    "shortlist": "/shortlist",
    "api": "/api",
    "api-problem": "/api/problems/not-found",
}
"""By the names that screenshots go by."""

SORRY = {
    "sorry": ("/nowhere-at-all", 404),
    "sorry-program": ("/programs/the-university-of-alabama/mlsi", 404),
    "sorry-school": ("/schools/university-of-nowhere", 404),
    "sorry-compare": (f"/compare?{_TWO}&program=a-school/a-program", 404),
    "sorry-find": ("/find?near=Atlantis,+OH", 400),
    "sorry-person": ("/find?credits-per-term=many", 200),
}
"""What is shown where there is no answer, with its status."""
