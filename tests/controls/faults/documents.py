"""Papers of people: what is let in, who gets them out again, what is left behind."""

from tests.controls.fault import Fault

SERVICE = "participants/services/personal_document.py"
CONTENT = "blkportal/core/uploads/content.py"
PICTURE = "blkportal/core/uploads/picture.py"
TESTS = "tests/participants/test_documents.py"
SCANNER = "tests/uploads/test_scanner.py"
JUDGED = f"{TESTS}::test_what_is_not_a_whole_harmless_document_is_refused"

FAULTS = (
    Fault(
        "a document lies open on the disk",
        "blkportal/core/uploads/sealed.py",
        "ContentFile(seal_bytes(content))",
        "ContentFile(content)",
        (f"{TESTS}::test_a_photo_is_kept_sealed_under_a_name_that_says_nothing",),
    ),
    Fault(
        "a PDF may run a program",
        CONTENT,
        "    if ACTIVE.search(content):",
        "    if False:",
        (JUDGED,),
    ),
    Fault(
        "a file may be as large as it likes",
        CONTENT,
        "    if len(content) > MOST_BYTES:",
        "    if False:",
        (JUDGED,),
    ),
    Fault(
        "a picture may have any number of points",
        PICTURE,
        "        if size <= MOST_PIXELS[kind]:",
        "        if size:",
        (JUDGED,),
    ),
    Fault(
        "a preview is the file that was sent",
        PICTURE,
        "    return drawn.getvalue()",
        "    return content",
        (f"{TESTS}::test_a_preview_is_drawn_anew_small_upright_and_without_what_was_hidden",),
    ),
    Fault(
        "a look at a document leaves no trace",
        SERVICE,
        "    StatusChange.of(document, verb, document.status, document.status, by=by).save()\n",
        "",
        (f"{TESTS}::test_each_look_stays_in_the_history_with_its_name",),
    ),
    Fault(
        "the slower of two uploads stays on the disk",
        "blkportal/core/uploads/keeping.py",
        "        delete(files)\n",
        "",
        (f"{TESTS}::test_the_same_file_is_kept_once_also_when_two_send_it",),
    ),
    Fault(
        "a removed document stays on the disk",
        SERVICE,
        "    forget(names)\n",
        "",
        (f"{TESTS}::test_a_removed_document_is_gone_from_the_disk_and_may_be_sent_again",),
    ),
    Fault(
        "an accepted document can be removed",
        "participants/states.py",
        "remove=((D.WAITING, D.REFUSED), D.REMOVED)",
        "remove=((D.WAITING, D.REFUSED, D.ACCEPTED), D.REMOVED)",
        (f"{TESTS}::test_an_accepted_document_cannot_be_removed",),
    ),
    Fault(
        "a person is verified without the papers",
        "participants/services/required_documents.py",
        "    if missing := lacking(wanted, kept):",
        "    if missing := []:",
        (f"{TESTS}::test_nobody_is_verified_whose_documents_nobody_has_accepted",),
    ),
    Fault(
        "a center may rewrite a document",
        "participants/migrations/0015_documents.py",
        "SELECT, UPDATE (status, refusal)",
        "SELECT, UPDATE",
        (f"{TESTS}::test_a_center_writes_its_answer_and_nothing_else",),
    ),
    Fault(
        "a silent scanner counts as clean",
        "blkportal/core/uploads/scanner.py",
        '    if not answer.endswith("OK"):',
        "    if False:",
        (f"{SCANNER}::test_an_answer_that_is_none_stops_the_upload",),
    ),
    Fault(
        "a virus is let in",
        "blkportal/core/uploads/scanner.py",
        '    if answer.endswith("FOUND"):',
        "    if False:",
        (f"{SCANNER}::test_what_the_scanner_warns_of_is_not_taken",),
    ),
)
