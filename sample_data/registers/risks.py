"""The risks, as the group's risk office keeps them: all amounts in thousands of CHF."""

from datetime import date

from sample_data.model import Risk

_ROWS: tuple[tuple[str, str, str, str, tuple[int, int, int], tuple[int, int, int], str, str, str, str, str], ...] = (
    ("ERP", "R-001", "The integrator stops work on wave 2", "Supplier", (4, 5, 900), (4, 5, 520), "Contingency against a signed go-live date", "L. Meier", "2026-03-09", "2026-11-12", ""),
    ("ERP", "R-002", "Test data of the hotels stay incomplete", "Data", (5, 4, 300), (4, 4, 180), "Clean-up team of four until December", "S. Koch", "2026-04-14", "2026-11-20", ""),
    ("ERP", "R-003", "Wave 2 falls into the February ski peak", "Schedule", (3, 5, 600), (3, 4, 250), "Hotels in the mountains move to wave 3", "L. Meier", "2026-06-22", "2026-11-30", ""),
    ("ERP", "R-004", "Key users leave before go-live", "People", (3, 3, 120), (2, 3, 80), "Deputies named and trained", "C. Lang", "2026-01-19", "2026-12-04", ""),
    ("ERP", "R-005", "Interfaces to the shops need a rebuild", "Technology", (3, 4, 240), (2, 4, 160), "Prototype with three shops", "L. Meier", "2026-05-18", "2026-11-27", ""),
    ("ERP", "R-006", "Auditors ask for a second trial close", "Compliance", (2, 3, 90), (2, 2, 60), "Trial close agreed in advance", "A. Rossi", "2026-07-06", "2026-12-11", ""),
    ("ERP", "R-007", "Chart of accounts is reopened", "Scope", (3, 3, 150), (1, 3, 100), "Signed by all finance heads", "L. Meier", "2026-02-02", "2026-05-15", "2026-05-11"),
    ("DWH", "R-010", "Source freeze blocks the finance mart", "Schedule", (4, 4, 150), (4, 3, 90), "Old mart stays until February", "S. Koch", "2026-08-17", "2026-11-16", ""),
    ("DWH", "R-011", "Data quality of guest records", "Data", (4, 3, 140), (3, 3, 80), "Rules agreed with CRM renewal", "E. Novak", "2026-04-20", "2026-11-30", ""),
    ("DWH", "R-012", "Query costs grow with use", "Cost", (3, 3, 120), (3, 2, 70), "Budget alarm for each team", "S. Koch", "2026-06-08", "2026-12-07", ""),
    ("DWH", "R-013", "One engineer knows all pipelines", "People", (3, 4, 100), (2, 3, 50), "Pairs, and a written handbook", "S. Koch", "2026-05-04", "2026-11-23", ""),
    ("LEG", "R-020", "Archive misses a retention rule", "Compliance", (3, 4, 120), (1, 4, 40), "Spot checks by the auditors", "F. Arn", "2026-03-02", "2026-11-20", ""),
    ("LEG", "R-021", "Hosting contract runs on for a year", "Supplier", (4, 4, 260), (1, 3, 30), "Notice given in time", "F. Arn", "2026-02-16", "2026-09-30", "2026-09-14"),
    ("LEG", "R-022", "A forgotten interface still calls", "Technology", (3, 3, 60), (2, 2, 20), "Traffic watched until December", "F. Arn", "2026-07-20", "2026-12-15", ""),
    ("HRM", "R-030", "Payroll specialists leave at year-end", "People", (4, 4, 160), (3, 4, 110), "Retention offer and a contractor", "D. Favre", "2026-08-24", "2026-11-18", ""),
    ("HRM", "R-031", "Works council asks for a longer trial", "Compliance", (3, 3, 90), (3, 2, 50), "Council sits in the steering group", "C. Lang", "2026-05-11", "2026-12-01", ""),
    ("HRM", "R-032", "Wrong pay in the first live month", "Quality", (3, 5, 200), (2, 4, 90), "Two parallel runs", "D. Favre", "2026-03-16", "2026-12-10", ""),
    ("HRM", "R-033", "Personnel data are wrong at the source", "Data", (3, 3, 70), (2, 3, 40), "Each employee checks the own record", "D. Favre", "2026-04-27", "2026-11-25", ""),
    ("PAY", "R-040", "Certifier has no slot before Christmas", "Supplier", (4, 3, 110), (3, 3, 60), "Slot booked against a fee", "J. Steiner", "2026-07-13", "2026-11-13", ""),
    ("PAY", "R-041", "Two banks change their interface", "Technology", (3, 3, 80), (2, 3, 50), "Test links since September", "J. Steiner", "2026-05-25", "2026-12-02", ""),
    ("PAY", "R-042", "Terminals arrive late", "Supplier", (3, 2, 60), (2, 2, 40), "Stock for ten hotels held", "J. Steiner", "2026-06-15", "2026-11-30", ""),
    ("WEB", "R-050", "Shop throttles on the busiest evening", "Technology", (5, 5, 700), (4, 5, 260), "Second rehearsal; queue page ready", "P. Hughes", "2026-01-26", "2026-11-10", ""),
    ("WEB", "R-051", "Load tests go on past November", "Cost", (4, 3, 150), (4, 3, 70), "Fixed price asked of the contractor", "P. Hughes", "2026-08-10", "2026-11-13", ""),
    ("WEB", "R-052", "Payment provider limits the orders", "Supplier", (3, 4, 200), (2, 4, 90), "Higher limit confirmed in writing", "P. Hughes", "2026-06-29", "2026-11-16", ""),
    ("WEB", "R-053", "Stock figures lag behind sales", "Data", (3, 3, 90), (2, 3, 40), "Stock service refreshed each minute", "P. Hughes", "2026-04-13", "2026-11-20", ""),
    ("WRB", "R-060", "Readers are delivered a third time too late", "Supplier", (4, 4, 180), (3, 4, 90), "Second maker approached", "N. Brandt", "2026-06-01", "2026-11-16", ""),
    ("WRB", "R-061", "Guests refuse to be located", "Reputation", (3, 4, 120), (2, 3, 40), "No location is stored", "N. Brandt", "2026-03-23", "2026-12-01", ""),
    ("WRB", "R-062", "Wristbands fail in the spa", "Quality", (3, 3, 80), (3, 2, 40), "Sealed model in the pilot", "N. Brandt", "2026-07-20", "2026-11-23", ""),
    ("CRM", "R-070", "Duplicate guests lengthen the cut-over", "Data", (4, 3, 110), (3, 3, 70), "Rules for merging tested on a copy", "E. Novak", "2026-06-15", "2026-11-24", ""),
    ("CRM", "R-071", "Consent of old members is not proven", "Compliance", (3, 4, 180), (2, 4, 100), "Ask again before the cut-over", "E. Novak", "2026-04-06", "2026-11-30", ""),
    ("CRM", "R-072", "Campaign agency changes", "Supplier", (2, 3, 60), (2, 2, 40), "Handover clause", "M. Okafor", "2026-05-18", "2026-12-14", ""),
    ("CRM", "R-073", "Austrian hotels lack bandwidth", "Technology", (3, 2, 50), (2, 2, 30), "Lines ordered with the network refresh", "O. Bianchi", "2026-08-24", "2026-11-27", ""),
    ("LOY", "R-080", "The board pays for less than is built", "Scope", (4, 4, 150), (4, 4, 90), "Business case on 26 November", "G. Patel", "2026-06-08", "2026-11-26", ""),
    ("LOY", "R-081", "Partners wait for a signed plan", "Supplier", (3, 3, 60), (3, 3, 40), "Letters of intent", "G. Patel", "2026-07-27", "2026-12-04", ""),
    ("LOY", "R-082", "Points count as a liability", "Compliance", (3, 3, 80), (2, 3, 40), "Opinion of the auditors", "A. Rossi", "2026-08-31", "2026-11-30", ""),
    ("APP", "R-090", "Store review delays release 2", "Schedule", (4, 2, 50), (3, 2, 30), "Submit two weeks earlier", "K. Winkler", "2026-06-22", "2026-11-20", ""),
    ("APP", "R-091", "Door locks of one maker do not open", "Technology", (3, 4, 140), (2, 3, 60), "Firmware in test", "K. Winkler", "2026-05-11", "2026-11-30", ""),
    ("APP", "R-092", "Few guests use it", "Value", (3, 3, 120), (2, 3, 70), "Offer at booking", "M. Okafor", "2026-07-06", "2026-12-10", ""),
    ("CLD", "R-100", "Booking engine fails after its move", "Technology", (4, 5, 800), (4, 5, 380), "Way back rehearsed; move on a Sunday night", "B. Keller", "2026-05-04", "2026-11-18", ""),
    ("CLD", "R-101", "Data centre contract has to be prolonged", "Supplier", (4, 4, 420), (3, 4, 310), "Option for a quarter negotiated", "B. Keller", "2026-06-29", "2026-11-27", ""),
    ("CLD", "R-102", "Run costs exceed the business case", "Cost", (4, 4, 380), (4, 3, 260), "Reserved capacity from January", "B. Keller", "2026-07-20", "2026-12-04", ""),
    ("CLD", "R-103", "Finance systems may not leave the country", "Compliance", (3, 5, 300), (2, 5, 220), "Opinion of the regulator asked for", "A. Rossi", "2026-04-20", "2026-11-23", ""),
    ("CLD", "R-104", "Two suppliers do not certify their software", "Supplier", (3, 3, 160), (3, 3, 120), "Certificates in the contracts' renewal", "B. Keller", "2026-08-17", "2026-12-11", ""),
    ("CLD", "R-105", "Landing zone fails the audit", "Compliance", (3, 4, 180), (1, 3, 60), "Audit passed in July", "B. Keller", "2026-01-12", "2026-07-31", "2026-07-17"),
    ("NET", "R-110", "Switches are delivered in the new year", "Supplier", (4, 4, 150), (4, 3, 90), "Lent equipment", "O. Bianchi", "2026-06-15", "2026-09-15", ""),
    ("NET", "R-111", "Shops close for longer than a night", "Operations", (3, 3, 80), (2, 3, 40), "Two nights per shop", "O. Bianchi", "2026-05-04", "2026-09-30", ""),
    ("NET", "R-112", "Asbestos in old cable ducts", "Safety", (2, 4, 120), (2, 3, 60), "Survey before each opening", "O. Bianchi", "2026-03-09", "2026-08-31", ""),
    ("SOC", "R-120", "Night shift begins without shift leads", "People", (4, 4, 130), (4, 3, 80), "Two contractors until March", "I. Moser", "2026-07-27", "2026-11-13", ""),
    ("SOC", "R-121", "Attack before the centre is staffed", "Security", (3, 5, 300), (2, 5, 150), "Supplier on call at night", "R. Huber", "2026-04-13", "2026-11-20", ""),
    ("SOC", "R-122", "Log volume exceeds the licence", "Cost", (3, 3, 90), (3, 2, 50), "Filter at the source", "I. Moser", "2026-06-08", "2026-12-01", ""),
    ("IAM", "R-130", "Old hotel systems cannot take part", "Technology", (4, 3, 90), (3, 3, 50), "Separate accounts, reviewed each month", "H. Gruber", "2026-05-18", "2026-11-30", ""),
    ("IAM", "R-131", "Role model grows without end", "Scope", (3, 3, 70), (2, 3, 40), "Ninety roles and no more", "H. Gruber", "2026-04-27", "2026-12-07", ""),
    ("IAM", "R-132", "Sign-in fails for all at once", "Technology", (2, 5, 200), (1, 5, 120), "Second site, emergency accounts", "H. Gruber", "2026-06-22", "2026-11-25", ""),
)  # fmt: skip


RISKS: tuple[Risk, ...] = tuple(
    Risk(
        project=project,
        key=key,
        title=title,
        area=area,
        inherent=inherent,
        residual=residual,
        response=response,
        owner=owner,
        raised=date.fromisoformat(raised),
        review=date.fromisoformat(review),
        closed=date.fromisoformat(closed) if closed else None,
    )
    for project, key, title, area, inherent, residual, response, owner, raised, review, closed in _ROWS
)
