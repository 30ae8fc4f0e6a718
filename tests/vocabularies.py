"""Modules that may hold Chinese words, by kind, each with the reason; others take them from tables.

A word here reads what documents, sheets or people write, or is a value or a name that is the same in every
language of the program. None is shown as it is: what people see is in resources/i18n.
"""

from __future__ import annotations

#: Modules and folders by the reason for which they hold Chinese.
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "reads documents: their numbers, titles, labels, organisations and phrases": (
        "index/",
        "store/formats/",
        "store/intake/",
        "store/library/claims.py",
        "store/library/migrations/0012_in_articles.py",
        "store/model/character_tables.py",
        "store/model/characters.py",
        "store/model/measures.py",
        "store/model/numbers.py",
        "store/model/paragraph_numbers.py",
        "store/model/titles.py",
        "ui/compare/pair_words.py",
        "ui/home/document_card.py",
        "ui/printing/content/clause_blocks.py",
        "ui/printing/content/heading_levels.py",
        "ui/printing/layout/unbroken.py",
        "ui/reader/copying/clause_words.py",
        "ui/reader/page/writing/duty_runs.py",
        "ui/reader/page/writing/text_styles.py",
        "ui/search/result_data.py",
        "ui/services/comparison_words.py",
        "ui/services/facts/document_contents.py",
        "ui/services/facts/indicator_groups.py",
        "ui/services/library/cited_names.py",
        "ui/services/library/clause_search.py",
        "ui/services/library/links.py",
        "ui/services/library/title_shortening.py",
    ),
    "reads what people type and the sheets of others": (
        "ui/commandline/typed_references.py",
        "ui/printing/layout/page_range.py",
        "ui/services/facts/corrected_facts.py",
        "ui/services/ledger/due_dates.py",
        "ui/services/ledger/ledger_fields.py",
        "ui/services/notebook/basket_places.py",
    ),
    "has the kinds and states of documents, which the library keeps as values": (
        "store/library/validity.py",
        "store/model/document.py",
        "ui/library/validity_controller.py",
        "ui/printing/content/title_blocks.py",
        "ui/services/library/validity_offers.py",
    ),
    "cites officially: labels, numbers and marks of editions, Chinese on any paper": (
        "store/library/editions.py",
        "ui/services/display_names.py",
    ),
    "writes queries, whose fields have one name in every language": (
        "ui/commandline/commands/print_command.py",
        "ui/commandline/commands/search_command.py",
        "ui/search/facet_bar.py",
        "ui/services/search_service.py",
        "ui/shell/print_controller.py",
    ),
    "names fonts, or draws single characters": (
        "ui/appearance/fonts.py",
        "ui/appearance/icons.py",
        "ui/printing/output/docx/docx_fonts.py",
        "ui/printing/output/html.py",
        "ui/printing/output/xlsx.py",
        "ui/search/delegate.py",
        "ui/services/diagnosis/windows_equipment.py",
    ),
    "names what it saves from a damaged notebook, once and for good": ("store/notebook/recovery/repair.py",),
}
