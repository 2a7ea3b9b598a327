"""Workbooks made by code: every module in should_pass must be accepted; every one in should_fail is refused for the
reason that its file name says (the code of a problem). Each module has ``make() -> bytes`` and says what it shows.
"""

# The headings of real rosters (domain.md 6.1) and the workbook that shows what becomes of each.
VARIANTS = {
    "H1": ["h01_provincial_export"],
    "H2": ["h02_classified_aid"],
    "H3": ["h03_wide_members"],
    "H4": ["h04_statistics", "statistics_beside_roster"],
    "H5": ["h05_fund_sources"],
    "H6": ["h06_household_numbers"],
    "H7": ["h07_certificates_beside_names", "h07_certificates"],
    "H8": ["h08_persons_beside_names", "h08_persons_by_certificate"],
    "H9": ["h09_town_roster"],
    "H10": ["h10_classes"],
    "H11": ["h11_appraisal", "appraised_against"],
    "H12": ["h12_payment"],
    "H13": ["h13_temporary_aid"],
    "H14": ["h14_medical_aid"],
}

# The traps (domain.md 6.2), by number.
TRAPS = {
    1: ["title_unit_sections_totals", "two_row_heading"],
    2: ["title_unit_sections_totals", "repeated_heading"],
    3: ["merged_villages", "unknown_village_section", "village_missing"],
    4: ["h09_town_roster", "missing_name", "name_too_long"],
    5: ["numbers_as_text", "number_unreadable", "number_missing", "no_amount", "no_persons"],
    6: ["amount_not_monthly", "amounts_quarterly", "amounts_yearly", "quarterly_chosen", "per_person_chosen"],
    7: ["identity_as_number", "identity_wrong_shape", "identity_wrong_digit", "identity_no_such_day"],
    8: ["one_row_a_member", "one_row_a_member_merged", "one_row_a_member_repeated", "h03_wide_members",
        "member_without_head", "member_amounts_unclear"],
    9: ["csv_gbk", "csv_utf8_mark", "csv_utf16", "sheet_per_village", "hidden_and_annotated", "formula_without_value",
        "external_links"],
    10: ["already_masked", "identity_masked"],
    11: ["duplicate_identity", "duplicate_identity_across", "duplicate_member"],
    12: ["months_and_serials", "several_months"],
    13: ["merged_villages", "unknown_village", "village_unreadable"],
    14: ["total_differs", "total_households", "formulas_in_totals"],
    15: ["formula_text", "number_in_text"],
}  # fmt: skip
