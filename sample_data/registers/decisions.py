"""The decisions asked of the steering committee, and the actions that follow from them."""

from datetime import date

from sample_data.model import Action, Decision

DECISIONS: tuple[Decision, ...] = (
    Decision(
        key="D-01", project="LEG", asked=date(2026, 2, 25), title="End the mainframe contract with six months' notice",
        options="A: give notice now; B: prolong by a year for CHF 310 k", recommendation="A", consequence="The contract renews itself on 1 April",
        waiting=26_000, owner="T. Wyss", due=date(2026, 3, 20), decided=date(2026, 3, 12), carried_out=date(2026, 3, 27), outcome="A: notice was given on 27 March",
    ),
    Decision(
        key="D-02", project="CLD", asked=date(2026, 4, 22), title="Move office systems before hotel systems",
        options="A: offices first; B: hotels first", recommendation="A, to learn where no guest notices", consequence="Both groups wait for each other",
        waiting=40_000, owner="R. Huber", due=date(2026, 5, 12), decided=date(2026, 5, 12), carried_out=date(2026, 6, 30), outcome="A, with a review after group 1",
    ),
    Decision(
        key="D-03", project="CRM", asked=date(2026, 7, 23), title="Take the Austrian hotels into the CRM renewal",
        options="A: add them now (CR-011); B: a project of their own in 2027", recommendation="A", consequence="Two guest records for the same guest until 2028",
        waiting=15_000, owner="M. Okafor", due=date(2026, 8, 20), decided=date(2026, 8, 18), carried_out=date(2026, 8, 31), outcome="A: CR-011 is approved",
    ),
    Decision(
        key="D-04", project="CLD", asked=date(2026, 9, 23), title="Test disaster recovery before group 3 moves",
        options="A: add the test (CR-014); B: test in production in May", recommendation="A", consequence="Shop systems move without a proven way back",
        waiting=20_000, owner="R. Huber", due=date(2026, 10, 16), decided=date(2026, 10, 14), outcome="A: CR-014 is approved; the test is set for March",
    ),
    Decision(
        key="D-05", project="ERP", asked=date(2026, 10, 20), title="Release CHF 0.6 M of contingency to ERP wave 2",
        options="A: release against a signed go-live date; B: cut the mountain hotels from wave 2; C: wait for the December forecast",
        recommendation="A, against a signed go-live date in March", consequence="The integrator moves its senior staff elsewhere on 30 November",
        waiting=280_000, owner="A. Rossi", due=date(2026, 11, 12),
    ),
    Decision(
        key="D-06", project="WEB", asked=date(2026, 10, 26), title="Choose the capacity for the peak evening",
        options="A: rent for three weeks (GBP 95 k); B: queue page above 1,900 orders a minute", recommendation="A, paid from the project's contingency",
        consequence="Guests queue on the busiest evening of the year", waiting=190_000, owner="M. Okafor", due=date(2026, 11, 9),
    ),
    Decision(
        key="D-07", project="SOC", asked=date(2026, 10, 27), title="Choose the staffing of the night shift",
        options="A: wait for own shift leads; B: two contractors until March (CHF 120 k)", recommendation="B, paid from the project's own reserve",
        consequence="24 x 7 operation begins in March instead of December", waiting=45_000, owner="R. Huber", due=date(2026, 11, 27),
    ),
    Decision(
        key="D-08", project="LOY", asked=date(2026, 10, 28), title="Approve or stop the loyalty programme",
        options="A: approve GBP 1.3 M and a baseline; B: approve the member account only (GBP 0.6 M); C: stop", recommendation="B until partners have signed",
        consequence="The team spends GBP 55 k a month on a plan that nobody has approved", waiting=60_000, owner="M. Okafor", due=date(2026, 11, 26),
    ),
)  # fmt: skip

ACTIONS: tuple[Action, ...] = (
    Action(key="A-101", project="LEG", agreed=date(2026, 3, 12), title="Send the notice to the hosting company", owner="F. Arn", due=date(2026, 3, 27), done=date(2026, 3, 27), decision="D-01"),
    Action(key="A-102", project="CLD", agreed=date(2026, 5, 12), title="Review after group 1 has moved", owner="B. Keller", due=date(2026, 9, 30), done=date(2026, 9, 22), decision="D-02"),
    Action(key="A-103", project="ERP", agreed=date(2026, 6, 18), title="Name deputies of all key users", owner="C. Lang", due=date(2026, 7, 31), done=date(2026, 8, 14)),
    Action(key="A-104", project="CRM", agreed=date(2026, 8, 18), title="Take the Austrian hotels into plan and budget", owner="E. Novak", due=date(2026, 8, 31), done=date(2026, 8, 28), decision="D-03"),
    Action(key="A-105", project="ERP", agreed=date(2026, 8, 20), title="Staff the clean-up team for test data", owner="L. Meier", due=date(2026, 9, 15), done=date(2026, 9, 29)),
    Action(key="A-106", project="NET", agreed=date(2026, 9, 17), title="Report the state of the shops", owner="O. Bianchi", due=date(2026, 9, 30), done=None),
    Action(key="A-107", project="WEB", agreed=date(2026, 9, 17), title="Ask the contractor for a fixed price of the load tests", owner="P. Hughes", due=date(2026, 10, 9), done=None),
    Action(key="A-108", project="CLD", agreed=date(2026, 10, 14), title="Plan the disaster recovery test", owner="B. Keller", due=date(2026, 11, 20), done=None, decision="D-04"),
    Action(key="A-109", project="DWH", agreed=date(2026, 10, 15), title="Agree with finance what counts as an accepted report", owner="S. Koch", due=date(2026, 11, 6), done=None),
    Action(key="A-110", project="HRM", agreed=date(2026, 10, 15), title="Explain the new plan to the sponsor", owner="D. Favre", due=date(2026, 11, 13), done=None),
    Action(key="A-111", project="SOC", agreed=date(2026, 10, 15), title="Obtain two offers for contractors", owner="I. Moser", due=date(2026, 11, 6), done=None),
)  # fmt: skip
