"""The table of diagnostic codes; `docs/diagnostics.md` is made from it.

LK1xx the file and its YAML · LK2xx the shape of the spec, LK22x the project file · LK3xx the fact ledger · LK4xx items
· LK5xx the reading and its evidence · LK6xx alliance charts · LK7xx fonts, images and layout · LK8xx files and output ·
LK9xx warnings about teaching.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: the severity, what the code means, and how to mend it."""

    severity: Literal["error", "warning"]
    title: str
    remedy: str


CODES: dict[str, Code] = {
    "LK101": Code("error", "The file is not valid YAML.", "Mend the line shown; quotes around the text often help."),
    "LK102": Code("error", "The file is not UTF-8 text.", "Save it as UTF-8; every editor can."),
    "LK103": Code("error", "The same key stands twice.", "Keep one of the two, or join what they say."),
    "LK104": Code("error", "A line is indented with a tab or a no-break space.", "Indent with spaces."),
    "LK105": Code("error", "A text begins with a sign that has a meaning in YAML.", "Put the whole text in quotes."),
    "LK106": Code(
        "error",
        "A colon and a space stand inside a plain text.",
        "Put the whole text in quotes, or write it under `|`.",
    ),
    "LK107": Code(
        "error",
        "Anchors, aliases, tags and merge keys are no part of a spec.",
        "Write the text out; put quotes around one that begins with `&`, `*` or `!`.",
    ),
    "LK108": Code("error", "Values are nested too deeply.", "Close the brackets, or mend the indentation."),
    "LK109": Code(
        "error",
        "The file, or something in it, is too large.",
        "Check that it is the right file; split a very long lesson in two.",
    ),
    "LK110": Code("error", "A character can't be printed.", "Delete it; it often comes with pasted text."),
    "LK111": Code("error", "The file is empty.", "Start from `lessonkit new NAME`."),
    "LK112": Code("error", "The file holds several documents.", "Keep one lesson to a file; take out the line `---`."),
    "LK113": Code(
        "warning",
        "A ` #` cuts a sentence short.",
        "Put the sentence in quotes; before a comment type two spaces.",
    ),
    "LK114": Code("error", "A comma or colon inside braces breaks a text.", "Write one key to a line, without braces."),
    "LK115": Code("error", "A quotation mark is opened and not closed.", "Close it, or write the text under `|`."),
    "LK116": Code("error", "A key is not a text.", "Write each key as `key:` on a line of its own."),
    "LK120": Code("warning", "A link is printed as typed.", "Links begin with https://, http:// or mailto:."),
    "LK121": Code("warning", "Stars between numbers turn them italic.", "Write `\\*`, or × for times."),
    "LK201": Code("error", "The key is not known here.", "Mend its spelling, or its indentation."),
    "LK202": Code("error", "A value has the wrong form.", "Write a text, a list or keys, as the message says."),
    "LK203": Code("error", "A key is missing.", "Add it."),
    "LK204": Code("error", "A value is not allowed here.", "Choose one that the message allows."),
    "LK205": Code("error", "Something is empty that must not be.", "Fill it in, or take the key out."),
    "LK206": Code("error", "A document of that name is not known.", "Name documents that exist under `print:`."),
    "LK207": Code(
        "error", "There is nothing to print in a document.", "Add what it prints, or take it out of `print:`."
    ),
    "LK208": Code("error", "The language is not a language tag.", "Write a tag such as `en-GB` or `en-US`."),
    "LK209": Code(
        "error", "A name of your own has signs that it can't have.", "Use small letters, digits and hyphens."
    ),
    "LK210": Code(
        "warning",
        "A sheet of the chart is not printed, because its document is not.",
        "Name `poster` under `print:` for posters, `alliance-chart` for all other sheets.",
    ),
    "LK220": Code("error", "The project file can't be opened.", "Check its permissions."),
    "LK221": Code(
        "error",
        "A path leads out of the project's folder.",
        "Copy what it names into that folder; paths go down from there, with `/`.",
    ),
    "LK222": Code("error", "A file of the project is not there.", "Put it there, or mend its name."),
    "LK223": Code(
        "error", "A colour is not one.", "Write it in quotes, as '#1d3d7a', or by name: navy, maroon, darkgreen."
    ),
    "LK224": Code("error", "A colour would be lost on the copier.", "Choose a darker one."),
    "LK225": Code("error", "The logo can't be printed.", "Save it as PNG or JPEG, or as an SVG of plain paths."),
    "LK226": Code("error", "A logo has no words for those who can't see it.", "Write the school's name under `name:`."),
    "LK227": Code(
        "error",
        "The fixed words are not there in this language, or don't fit their place.",
        "Write `language: en-GB` or `en-US`; keep the parts in braces of words of your own.",
    ),
    "LK230": Code("error", "A plan's lesson is not there.", "Write its path as seen from the plan."),
    "LK231": Code(
        "error",
        "A plan's lesson lies outside the project.",
        "Keep lessons and plans in one project; the path has `/`, and starts at the plan's folder.",
    ),
    "LK232": Code(
        "error", "A plan names an item that the lesson has not.", "Name it by its number, its id or its first words."
    ),
    "LK233": Code("error", "A plan's name for an item fits several.", "Name it by its number or its id."),
    "LK234": Code("error", "A plan says two things of one item.", "Keep one of the two."),
    "LK235": Code(
        "error", "A plan's new item has no place.", "Say `section:`, `after:` or `before:`, as the lesson has them."
    ),
    "LK236": Code("error", "A plan names sheets of a chart that is not there.", "Take `sheets:` out."),
    "LK240": Code(
        "error",
        "`levels:` names no level, or says nothing of one.",
        "Write `support:` or `stretch:` under it; the core is what stands beside it.",
    ),
    "LK241": Code(
        "error",
        "A level changes what must be the same for all.",
        "Take the key out of `levels:`; stems, answers and marks are the same at every level.",
    ),
    "LK242": Code(
        "error",
        "A level's text has more or fewer paragraphs than the core's.",
        "Part it as the core's text is parted, so that ¶ numbers are the same for all.",
    ),
    "LK243": Code(
        "error",
        "An item has other marks at a level.",
        "Give the item `marks:` of its own, so that its boxes do not count.",
    ),
    "LK250": Code(
        "error",
        "A version prints a list in its right order.",
        "Give the item the `seed:` that the message names; it shuffles the list anew in all versions.",
    ),
    "LK251": Code(
        "warning",
        "Two versions are the same.",
        "Ask for fewer versions, or take out some `keep_order:` and `pinned:`.",
    ),
    "LK252": Code(
        "warning",
        "An item speaks of another by its number, which versions change.",
        "Add `pinned: true` to the item that is spoken of, or name it by its words.",
    ),
    "LK260": Code(
        "error",
        "A font family is not known, or not installed.",
        "Install it as the message says, or take it out of the look.",
    ),
    "LK261": Code(
        "error",
        "A unit that a lesson names, or a lesson that a unit names, is not there.",
        "Write its path as seen from the file that names it.",
    ),
    "LK262": Code(
        "error",
        "A unit or a lesson of it lies outside the project.",
        "Keep units and lessons in one project; the path has `/`, and starts at the folder of the file.",
    ),
    "LK263": Code("error", "A lesson uses what its unit does not declare.", "Mend the id, or declare it in the unit."),
    "LK264": Code(
        "error",
        "A fact of the unit is declared or named a second time.",
        "Keep one of the two. A lesson may add `listed`, and to an event `evidence`, `beyond` and `levels`.",
    ),
    "LK265": Code("error", "A lesson uses a unit that it does not name.", "Add `unit: ../units/my-unit.yaml`."),
    "LK266": Code("error", "A lesson stands twice in a unit.", "Keep one of the two."),
    "LK267": Code(
        "warning", "A unit does not list the lesson that names it.", "Add the lesson to `lessons:` in the unit's file."
    ),
    "LK268": Code("error", "A booklet can't have this document.", "Name documents that pupils get, posters apart."),
    "LK269": Code("error", "The test takes from a lesson that the unit has not.", "Name it by number or by file."),
    "LK270": Code("error", "A section of the test has no items.", "Tag items by `tags:`, or write some of its own."),
    "LK271": Code(
        "warning",
        "The items that the test picks make up other marks than were asked for.",
        "Ask for other marks, or tag more items.",
    ),
    "LK272": Code(
        "warning",
        "Two grades of the test begin at the same marks.",
        "Set them further apart, or leave one out: the test has too few marks for both.",
    ),
    "LK273": Code("error", "A class set is asked for of a unit.", "Make class sets of its lessons, one by one."),
    "LK274": Code(
        "warning",
        "Items about a source are left out of a pick: the test has that source, or one of its name, in another place.",
        "Give the source a `name:` of its own in its lesson, or pick all that is about it in one section.",
    ),
    "LK301": Code("error", "A person is not declared.", "Declare the person under `people:`, or mend the id."),
    "LK302": Code("error", "A section of the source is not declared.", "Declare it under `sources:`, or mend the id."),
    "LK303": Code(
        "error",
        "Two people have one short name.",
        "Give each a `short:` of their own; pupils could not tell them apart.",
    ),
    "LK304": Code("error", "A term is declared twice.", "Keep one of the two."),
    "LK305": Code("error", "A date is not one.", "Write 1922, 1922-12, 1924-01-21, 44 BC or 44-03-15 BC."),
    "LK306": Code("error", "Two sections of the sources have one id.", "Give each an id of its own."),
    "LK307": Code("error", "A person stands twice in one event.", "Keep one of the two."),
    "LK401": Code("error", "There is too little to choose from.", "Give at least two options."),
    "LK402": Code(
        "error", "The answer is not among the options.", "Write the answer with the very words of one option."
    ),
    "LK403": Code("error", "The same words stand twice.", "Keep one of the two, or word them apart."),
    "LK404": Code(
        "error",
        "A statement and its correction do not agree.",
        "Give a false statement a `correction`, and a true one none.",
    ),
    "LK405": Code(
        "error",
        "The gaps of a cloze text are not right.",
        "Put each word to be filled in between `{` and `}`; write a brace that is meant as `\\{`.",
    ),
    "LK406": Code("error", "A match has no partner.", "Give each pair a `left` (or a `person`) and a `right`."),
    "LK407": Code("error", "An event is not declared.", "Declare it under `events:`, or mend its id."),
    "LK408": Code(
        "error",
        "Two events to put in order have dates that cannot be told apart.",
        "Give both a finer date, or leave one out.",
    ),
    "LK409": Code(
        "error",
        "The sorted list would print the right order.",
        "Give the item a `seed:` (any number) to shuffle it, or choose other entries.",
    ),
    "LK410": Code(
        "error",
        "A row has not one cell for each column, or more quotations than cells.",
        "Give each row as many `cells` as `columns`.",
    ),
    "LK411": Code("error", "The worked cell does not exist.", "Name a row and a column of this grid."),
    "LK412": Code("error", "A person is not declared.", "Declare the person under `people:`, or mend the id."),
    "LK413": Code("error", "The marks of the item do not fit.", "Give as many marks as the item can award, or fewer."),
    "LK414": Code("error", "An item lacks an answer.", "Say what earns the marks."),
    "LK440": Code("error", "A claim has no evidence.", "Quote the words of the reading that prove the model claim."),
    "LK441": Code("error", "An effect has fewer than two causes.", "Give two of the three kinds of causes, or all."),
    "LK442": Code(
        "error",
        "A given box has nothing left to write.",
        "Make a list of its answer: the first point is printed, pupils write the others.",
    ),
    "LK443": Code("error", "Nothing is asked about a source.", "Give at least one of its rows."),
    "LK444": Code("error", "A term is not declared.", "Declare it under `terms:`, or mend its id."),
    "LK445": Code(
        "error",
        "A term is asked for by its line, and the reading has none for it.",
        "Say by `evidence:` which words hold it, or choose another `give:`.",
    ),
    "LK446": Code(
        "error",
        "A side of a debate has more points than the frame has boxes, or more evidence than points.",
        "Give the frame more `points:`, or leave some out; each piece of evidence proves a point.",
    ),
    "LK447": Code(
        "error",
        "An answer is for a paragraph that neither the essay's frame nor its plan has.",
        "Write the name as it stands under `frame:` or `plan:`, or give the frame such a paragraph.",
    ),
    "LK420": Code("error", "An item does not say what it is.", "Begin it with its type, such as `choose:`."),
    "LK421": Code("error", "An item is of two types.", "Make two items of it, each with a `- ` of its own."),
    "LK422": Code("error", "Two items have one id.", "Reword one of them, or give one an `id:`."),
    "LK430": Code("error", "A part of an item has parts of its own.", "Make it an item of its own."),
    "LK431": Code(
        "error", "A guess to look back at does not stand before the item.", "Give a `predict` before it this `id:`."
    ),
    "LK432": Code("error", "An item to look back at is no guess.", "Name the id of a `predict`."),
    "LK433": Code("error", "Two sources of the worksheet have one name.", "Give one of them another `name:`."),
    "LK434": Code("error", "A space can't have this size.", "Give one size, no higher than a page."),
    "LK435": Code("error", "Help for writing stands on no ruled lines.", "Say `space: lined`, or take the help out."),
    "LK436": Code("error", "An item with parts has marks of its own.", "Take them out; its parts' are added up."),
    "LK450": Code(
        "error",
        "A word does not go into the cells of a puzzle.",
        "Use words of 3 to 15 letters, without figures or other signs; spaces, hyphens and apostrophes take no cell.",
    ),
    "LK451": Code(
        "error",
        "Words do not fit into one crossword.",
        "Every word must share a letter with another; take the word out, or add words that share its letters.",
    ),
    "LK452": Code(
        "error",
        "Words of a crossword may change places.",
        "Put another word in the place of one of them, or add a word that crosses one of them.",
    ),
    "LK453": Code("error", "One word of a word search is part of another.", "Take one of the two out."),
    "LK454": Code(
        "error",
        "A word of a puzzle has no clue.",
        "Say what it means. A word search may print its words instead: `bank: true`.",
    ),
    "LK455": Code("error", "The words do not fit into the square.", "Take some words out, or allow more directions."),
    "LK456": Code(
        "error",
        "A dot of a picture lies on another.",
        "Give them places further apart; `x` and `y` are percent of the picture's width and height.",
    ),
    "LK457": Code("error", "There are too few or too many statements to rank.", "A diamond has 9, a ladder 3 to 10."),
    "LK460": Code("warning", "No item of the exit ticket asks why.", "Ask why in one of them."),
    "LK461": Code("error", "A quiz has no items.", "Pick some from the worksheet, or write some."),
    "LK462": Code("error", "A quiz finds no items.", "Give items of the worksheet the `tags:` that it picks."),
    "LK463": Code(
        "warning",
        "The items of a quiz do not add up to the marks asked for.",
        "Ask for another sum, or give more items the tags that it picks.",
    ),
    "LK464": Code(
        "warning",
        "The exit ticket needs more than half a sheet.",
        "Give fewer lines, or shorter questions; or print one to a sheet.",
    ),
    "LK465": Code("error", "There is nothing to revise.", "Add `terms:`, `events:` or `alliances:` to the lesson."),
    "LK470": Code(
        "warning", "The timings do not fill the lesson.", "Change the timings of the teacher's page, or `minutes:`."
    ),
    "LK471": Code(
        "warning",
        "The teacher's page names an item that is not on the worksheet.",
        "Name items by number or id, or sections by letter.",
    ),
    "LK472": Code(
        "error",
        "Some areas of the board say where they stand, and others do not.",
        "Give all of them a `where:`, or none.",
    ),
    "LK480": Code(
        "error", "A card is of a person, term or event that is not declared.", "Mend the id, or declare it."
    ),
    "LK481": Code(
        "error", "A card does not say whose it is.", "Give it a `person:`, or a `name:` of its own; not both."
    ),
    "LK482": Code("warning", "A card is too full for its size.", "Shorten it, or have fewer cards to a page."),
    "LK483": Code(
        "warning", "A text on a card ends in a line of one word.", "Reword it, a little shorter or longer."
    ),
    "LK484": Code(
        "error",
        "`allies: chart` has no chart to take them from.",
        "Put the person on the chart under `alliances:`, or write the allies on the card.",
    ),
    "LK485": Code(
        "error",
        "A card dates an event that the handout does not.",
        "Take `listed: false` out of the event, or `dates: back` out of the cards.",
    ),
    "LK486": Code(
        "warning", "The letters of the cards stand in the right order.", "Give the cards another `seed:`."
    ),
    "LK501": Code(
        "error",
        "The words of the evidence are not in the reading, or in the source over the item.",
        "Quote word for word.",
    ),
    "LK502": Code(
        "warning",
        "The words of the evidence stand in several places.",
        "Quote more words, so that only one place is meant.",
    ),
    "LK503": Code(
        "error", "A glossed word is not in its section of the reading.", "Write the word as it stands there."
    ),
    "LK504": Code(
        "error",
        "A section of the reading has no text of its own, or has it twice.",
        "Give it either `text:` or `paragraphs:`.",
    ),
    "LK505": Code(
        "warning",
        "A paragraph of the reading is very long.",
        "Part it with a blank line; pupils find their place by paragraph numbers.",
    ),
    "LK710": Code("error", "Something fits on no page.", "Shorten it, or split it in two."),
    "LK801": Code(
        "error",
        "The output cannot be written.",
        "Close the file if it is open in another program, or choose another folder with `--output`.",
    ),
    "LK802": Code("error", "Two lessons would write the same files.", "Rename one of the lesson files."),
    "LK803": Code("error", "The lesson file cannot be read.", "Check its name and the rights of its folder."),
    "LK804": Code("error", "Documents cite each other in a circle.", "Take one `cites` out of the extension."),
    "LK805": Code("error", "The file exists already.", "Choose another name; nothing was overwritten."),
    "LK806": Code(
        "warning", "The lesson has nothing for a document.", "Ask for another document, or add what it is made from."
    ),
    "LK870": Code("error", "No build has this code.", "Check its four signs, or name the folder with --output."),
    "LK871": Code("error", "A proof or a code can't be made without a further package.", "Install what is named."),
    "LK872": Code(
        "warning", "A lesson has changed since these pages were built.", "Build it again, and print it anew."
    ),
    "LK873": Code(
        "warning",
        "Words become smaller than 8 points.",
        "Print without --impose for those who need larger words.",
    ),
    "LK874": Code(
        "warning",
        "A document can't share sheets.",
        "Nothing needs to be done: what lies on its side, and posters, stay whole.",
    ),
    "LK875": Code(
        "warning",
        "There is not so much room for binding.",
        "It was moved as far as it goes; ask for a narrower margin with --binding.",
    ),
    "LK807": Code("error", "An extension cannot be loaded.", "Mend or uninstall the package that brings it."),
    "LK850": Code("error", "The roster cannot be read.", "Save it as CSV (UTF-8) or XLSX, with a row of headings."),
    "LK851": Code(
        "error",
        "A row of the roster is broken.",
        "Mend the cell shown; `--skip-bad-rows` prints the copies of all other pupils.",
    ),
    "LK852": Code("warning", "A broken row of the roster is left out.", "Mend the cell shown; the pupil has no copy."),
    "LK853": Code("warning", "A column of the roster is not used.", "Mend its heading, or take the column out."),
    "LK854": Code("error", "The roster has no names.", "Head a column `name`, and write a row for each pupil."),
    "LK855": Code("warning", "Two pupils of the roster have the same name.", "Add an initial, or a column `group`."),
    "LK856": Code("warning", "The roster is not UTF-8 text.", "Save it as CSV UTF-8; check the names."),
    "LK857": Code(
        "error", "The package that reads Excel files is missing.", "Use CSV, or install it as the message says."
    ),
    "LK858": Code(
        "warning",
        "Two neighbours have the same version.",
        "Change the version of one in the roster, or leave it empty.",
    ),
    "LK859": Code("error", "There is nothing to hand out in a class set.", "Ask for documents for pupils."),
    "LK901": Code(
        "warning",
        "The space is too small for the model answer in handwriting.",
        "Give the item more `lines:`, or shorten its answer.",
    ),
    "LK910": Code("warning", "A paragraph of the reading has no item.", "Ask about it, or take it out."),
    "LK911": Code(
        "warning", "The reading may not answer an item.", "Quote what does under `evidence:`, or say `beyond: true`."
    ),
    "LK912": Code("warning", "One item gives away another.", "Say it in other words."),
    "LK913": Code("warning", "The right option is the longest too often.", "Shorten some, or lengthen what is wrong."),
    "LK914": Code("warning", "The right option has one letter too often.", "Reword options, or set their order."),
    "LK915": Code("warning", "Options are of unlike length.", "Make them about equally long."),
    "LK916": Code("warning", "A list is printed in the order of its answer.", "Reword an entry, or add a `seed:`."),
    "LK917": Code("warning", "A box or line is too small for its model answer.", "Shorten it, or give it more room."),
    "LK918": Code("warning", "A lesson takes longer than its period.", "Leave items out, or say what takes less."),
    "LK919": Code("warning", "An item is harder to read than the text.", "Use shorter sentences and plainer words."),
    "LK920": Code("warning", "A lesson has more than ten terms.", "Keep those that it needs; gloss the others."),
    "LK930": Code("error", "What is to be silenced is no warning.", "Write the code of a warning as `check` tells it."),
    "LK932": Code("warning", "A silence is not needed.", "Take it out."),
    "LK601": Code("error", "A person stands twice in one phase.", "Leave the person in one bloc of it, once."),
    "LK602": Code(
        "error",
        "A person appears, or something befalls them, after a moment that ended them.",
        "Take the person out of later phases, or mend the moment's date or sign.",
    ),
    "LK603": Code("error", "An actor is not declared.", "Declare the person under `people:`, or mend the id."),
    "LK604": Code("error", "A person is not among the chart's actors.", "List each person once under `actors:`."),
    "LK605": Code("error", "A rival does not exist.", "Give both blocs an `id:` in this phase, and name those."),
    "LK606": Code("error", "A moment's event does not exist.", "Declare it under `events:`, or mend its id."),
    "LK607": Code("error", "A zone does not exist.", "Declare it under `zones:`, or mend its name."),
    "LK608": Code(
        "error",
        "The years of a phase cannot be read, or are missing.",
        "Write 1922–24, 1922–1924, 1925, 60–53 BC or 31 BC–AD 14.",
    ),
    "LK609": Code(
        "error",
        "Two phases overlap, or stand in the wrong order.",
        "Let each begin in a later year than the one above it ends.",
    ),
    "LK610": Code("error", "A fact has no proof.", "Give `evidence:` from the reading, or say `beyond: true`."),
    "LK611": Code("warning", "A printed text holds a name that the sheet asks for.", "Reword it, or print the name."),
    "LK612": Code(
        "error",
        "A sheet does not exist.",
        "The forms are seats, label, complete, matrix and network; a sheet of another name says `form:`.",
    ),
    "LK613": Code(
        "error",
        "A chart is too large for its paper.",
        "Show less at once, as the message says, or make two charts.",
    ),
    "LK614": Code(
        "error",
        "A moment lies outside the chart.",
        "Give the person a bloc in the phase of its date, or mend the date.",
    ),
    "LK615": Code("error", "Two blocs of a phase have one id.", "Give each its own."),
    "LK616": Code("error", "An actor stands in no phase.", "Give the person a bloc, or leave the person out."),
    "LK617": Code("error", "The matrix is about nobody, or has no row.", "Say `about:` with one of several actors."),
    "LK618": Code(
        "error", "An `order:` would tear a group or a zone apart.", "Name the members of a group one after the other."
    ),
    "LK619": Code("error", "A sign does not exist.", "Declare it under `signs:`, or mend its name."),
    "LK620": Code("error", "A timeline names an unknown event.", "Declare it under `events:`, or mend its id."),
    "LK621": Code("error", "A timeline names an event twice.", "Keep one of the two."),
    "LK622": Code("error", "A given event is not on the timeline.", "List it under the timeline's `events:` too."),
    "LK623": Code("error", "A timeline has fewer than two events.", "Name two events or more."),
    "LK624": Code("error", "A timeline leaves nothing to write.", "Take some events out of `given:`."),
    "LK625": Code(
        "error",
        "A timeline asks for a list of texts, or needs one, where there is none.",
        "Put `texts` under `blank:` and leave `bank:` out, or take the key out.",
    ),
    "LK626": Code("error", "Two texts of a timeline are the same.", "Reword one of them."),
    "LK627": Code("error", "A timeline has too many events or texts.", "Leave some out, or make two lessons."),
    "LK628": Code("error", "A text is too long for its box on the timeline.", "Say it in fewer words."),
    "LK629": Code("warning", "A printed text tells the date that the timeline asks for.", "Reword it."),
    "LK630": Code(
        "error", "A moment names neither an event nor a phase, or both.", "Give `event:` or `phase:`, one of the two."
    ),
    "LK631": Code("error", "A moment's phase does not exist.", "Name a phase by its `id:`, its label or its years."),
    "LK632": Code("error", "A sheet gives what the chart has not.", "Name people and phases of this chart."),
    "LK633": Code("error", "A moment is told twice.", "Keep one of the two, or give each its own `when:`."),
    "LK634": Code("error", "Two phases have one id.", "Give each its own."),
    "LK635": Code("warning", "Two phases have one label.", "Word them apart, so that pupils can tell them apart."),
    "LK636": Code(
        "warning", "A phase's `order:` names somebody who is not there.", "Take the person out of it, or into a bloc."
    ),
    "LK637": Code("warning", "A key or an entry has no effect.", "Take it out."),
    "LK638": Code("warning", "A sheet can't be as it is asked for.", "Take the key out, or show less at once."),
    "LK639": Code("warning", "Two signs have one picture.", "Give one of them another `draw:`."),
    "LK640": Code(
        "warning", "A name is long for a chart.", "Give the person a `short:`; where there is no room a name is cut."
    ),
    "LK641": Code(
        "warning",
        "A network has too many ties to be told apart.",
        "Show fewer people in a lesson of its own, or print `seats` or `label` in place of it.",
    ),
    "LK701": Code("error", "No font has this character.", "Replace the character, or add a font that has it."),
    "LK702": Code("error", "An image can't be found.", "Put it in the lesson's folder, and write its path from there."),
    "LK703": Code(
        "error",
        "An image is outside the lesson's folder.",
        "Copy it into the folder; the path goes down from there, with `/`.",
    ),
    "LK704": Code("error", "An image is not a PNG or JPEG picture, or is damaged.", "Save it anew, as PNG or JPEG."),
    "LK705": Code("error", "An image is too large, or its size is unreadable.", "Save a smaller copy of it."),
    "LK706": Code("error", "An image has no words for those who can't see it.", "Say under `alt:` what it shows."),
}
