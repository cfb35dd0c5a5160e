"""What every page and every answer of the API keeps: headers, escapes, limits, typed words."""

from tests.controls.fault import Fault

API = "blkportal/core/api.py"
HEADERS = "blkportal/core/headers.py"
PAGING = "blkportal/core/paging.py"
ONCE = "tests/core/test_idempotency.py"
TABLES = "tests/browser/test_tables_on_phones.py"
CLOSED = "tests/access/test_headers.py::test_errors_carry_the_same_headers"

FAULTS = (
    Fault(
        "captions of tables are squeezed on phones",
        "static/css/portal.css",
        "table, caption, tbody",
        "table, tbody",
        (f"{TABLES}::test_the_caption_of_a_stacked_table_is_as_wide_as_the_table",),
    ),
    Fault(
        "two records side by side break words on phones",
        "static/css/portal.css",
        ".facing tr {display:grid;grid-template-columns:1fr 1fr;",
        ".facing tr {",
        (f"{TABLES}::test_two_records_side_by_side_break_no_word_on_a_phone",),
    ),
    Fault(
        "the policy of content is not sent",
        HEADERS,
        '        response.headers.setdefault("Content-Security-Policy", POLICY)\n',
        "",
        (CLOSED,),
    ),
    Fault(
        "scripts inside a page are run",
        HEADERS,
        "\"script-src 'self'\"",
        "\"script-src 'self' 'unsafe-inline'\"",
        (CLOSED,),
    ),
    Fault(
        "a browser keeps the pages of whoever is signed in",
        HEADERS,
        '"Cache-Control", "no-store"',
        '"Cache-Control", "private"',
        (
            "tests/site/test_site_pages.py"
            "::test_every_page_of_whoever_is_signed_in_stays_out_of_caches",
        ),
    ),
    Fault(
        "the address of a form opened by hand is an empty window",
        "blkportal/core/refusals.py",
        "if isinstance(response, HttpResponseNotAllowed) and",
        "if response is None and",
        (
            "tests/core/test_refusals.py::test_the_address_of_a_form_opened_by_hand_leads_to_its_page",
        ),
    ),
    Fault(
        "a name that looks like markup becomes markup",
        "blkportal/core/templatetags/ui.py",
        "        css,\n        static(",
        "        SafeString(css),\n        static(",
        ("tests/core/test_ui.py::test_names_that_look_like_markup_stay_names",),
    ),
    Fault(
        "a name that looks like markup becomes markup where its like was safe",
        "blkportal/core/templatetags/ui.py",
        "maxsize=1_000, typed=True",
        "maxsize=1_000",
        (
            "tests/core/test_ui.py::test_a_text_that_is_safe_does_not_vouch_for_one_that_reads_the_same",
        ),
    ),
    Fault(
        "the menu that is kept is that of another language",
        "blkportal/site/context.py",
        "_drawn(user.role, _url_of_current(nav), get_language())",
        '_drawn(user.role, _url_of_current(nav), "")',
        (
            "tests/site/test_site_pages.py"
            "::test_the_menu_is_that_of_the_page_the_language_and_the_role",
        ),
    ),
    Fault(
        "the description that is kept is that of another language",
        "blkportal/core/api_schema.py",
        "_description(get_language())",
        '_description("")',
        (
            "tests/site/test_api_description.py"
            "::test_the_description_speaks_the_language_of_who_asks",
        ),
    ),
    Fault(
        "a NUL in an address reaches the database",
        "blkportal/core/input_guard.py",
        '    if "\\x00" in text:\n        return True\n',
        "",
        ("tests/reports/test_home.py::test_a_text_that_cannot_be_stored_is_refused",),
    ),
    Fault(
        "pages answer methods that nobody needs",
        "blkportal/core/input_guard.py",
        'if request.method not in METHODS and not request.path.startswith("/api/"):',
        'if request.method == "TRACE":',
        ("tests/access/test_access.py::test_methods_that_nobody_needs_are_refused",),
    ),
    Fault(
        "a page takes a method that its row does not know",
        "participants/views/participant.py",
        '@require_GET\n@may("participants.view_participant")\ndef participant_detail(',
        '@may("participants.view_participant")\ndef participant_detail(',
        ("tests/access/test_access.py::test_each_person_gets_what_the_table_says[officer]",),
    ),
    Fault(
        "a verb of the API is answered under a method that its row does not know",
        "participants/api/certificate.py",
        'methods=["post"])\n    def revoke(',
        'methods=["get", "post"])\n    def revoke(',
        ("tests/access/test_access.py::test_each_person_gets_what_the_table_says[officer]",),
    ),
    Fault(
        "a page names the verb that it is for, and asks nobody whether they may",
        "blkportal/core/access.py",
        "            if not may_do(request.user, permission):",
        "            if False:",
        ("tests/access/test_access.py::test_each_person_gets_what_the_table_says[certifier]",),
    ),
    Fault(
        "a page asks nobody whether they may, and names no verb",
        "programs/views/agreement.py",
        '@may("programs.draft_agreement")\n',
        "",
        ("tests/access/test_access.py::test_each_person_gets_what_the_table_says[certifier]",),
    ),
    Fault(
        "a nomination that is sent back is said to be saved alone",
        "participants/views/referral.py",
        "sent if goes_back else saved",
        "saved",
        (
            "tests/participants/test_nominate.py"
            "::test_a_returned_one_is_mended_and_sent_back_in_one_go",
        ),
    ),
    Fault(
        "one record of the log becomes two lines",
        "blkportal/core/request_id.py",
        'return "".join(c if c.isprintable() else c.encode("unicode_escape").decode()'
        " for c in line)",
        "return line",
        ("tests/access/test_headers.py::test_one_record_of_the_log_stays_one_line",),
    ),
    Fault(
        "another request under the same key gets the first answer",
        API,
        "if seen.digest != digest or seen.status is None:",
        "if seen.status is None:",
        (f"{ONCE}::test_another_body_under_the_same_key_is_refused_and_does_nothing",),
    ),
    Fault(
        "the fingerprint of a request leaves out its address",
        API,
        "parts = [request.path.encode()]",
        "parts: list[bytes] = []",
        (f"{ONCE}::test_another_address_under_the_same_key_is_refused",),
    ),
    Fault(
        "a whole NIK is kept with the answer of its key",
        "participants/api/participant.py",
        'never_kept = frozenset({"reveal_nik", "give_link"})',
        "never_kept = frozenset()",
        (f"{ONCE}::test_a_whole_nik_is_not_kept_with_the_answer",),
    ),
    Fault(
        "a refused request of the API keeps what it wrote",
        "blkportal/core/refusals.py",
        "_request\n    request.must_undo = True\n",
        "_request\n    request.must_undo = False\n",
        (
            "tests/core/test_refusals.py"
            "::test_a_request_that_ends_badly_keeps_nothing_of_what_it_wrote",
        ),
    ),
    Fault(
        "a page that refuses keeps what it wrote",
        "blkportal/core/refusals.py",
        "        request.must_undo = True  #",
        "        request.must_undo = False  #",
        (
            "tests/core/test_refusals.py"
            "::test_a_request_that_ends_badly_keeps_nothing_of_what_it_wrote",
        ),
    ),
    Fault(
        "the API gives as many rows as are asked for",
        PAGING,
        "    max_limit = MOST_ROWS\n",
        "    max_limit = 10_000\n",
        ("tests/core/test_paging.py::test_the_api_gives_at_most_a_hundred_rows",),
    ),
    Fault(
        "a number of any length is a limit",
        PAGING,
        "and len(text) <= 6):",
        "and len(text) <= 60):",
        ("tests/core/test_paging.py::test_an_odd_number_is_refused_with_its_name",),
    ),
    Fault(
        "every month of the desk has thirty days",
        "blkportal/core/templatetags/desk.py",
        "monthrange(year, month)[1] + 1",
        "31",
        ("tests/core/test_day_steps.py::test_a_month_has_its_own_days",),
    ),
    Fault(
        "a list is counted to its end",
        PAGING,
        'rows.order_by().values("pk")[: most + 1].count()',
        'rows.order_by().values("pk").count()',
        (
            "tests/core/test_paging.py"
            "::test_the_api_counts_one_more_than_it_reaches_and_no_further",
        ),
    ),
    Fault(
        "a page counts to the end and calls that the whole",
        PAGING,
        "pages = pages or (LongPaginator if isinstance(rows, models.QuerySet) else Paginator)",
        "pages = pages or Paginator",
        ("tests/core/test_paging.py::test_every_list_is_counted_so_far_and_its_page_says_so",),
    ),
    Fault(
        "a list is sorted by whatever its address names",
        "blkportal/core/lists.py",
        'column = columns.get(wanted.removeprefix("-"))',
        'column = wanted.removeprefix("-") or None',
        ("tests/core/test_lists.py::test_only_columns_that_are_offered_sort",),
    ),
    Fault(
        "a form with a mistake loses what was typed",
        "accounts/views/invitation.py",
        'return render(request, "accounts/user_invite.html", {"form": form})',
        'return render(request, "accounts/user_invite.html", {"form": InviteForm(request.user)})',
        (
            "tests/accounts/test_account_pages.py"
            "::test_an_invitation_with_faults_keeps_what_was_typed",
        ),
    ),
    Fault(
        "a list asks the database once for each of its rows",
        "participants/views/class_page.py",
        '.select_related("participant", "regency")',
        '.select_related("participant")',
        (
            "tests/participants/test_class_pages.py"
            "::test_every_page_of_a_full_class_keeps_its_budget",
        ),
    ),
    Fault(
        "a phone folds away what is wrong in a filter",
        "static/js/portal.js",
        'filter.open = Boolean(filter.querySelector(".wrong"));',
        "filter.open = false;",
        ("tests/browser/test_filters.py::test_what_is_wrong_in_a_filter_is_seen_on_a_phone_too",),
    ),
    Fault(
        "every seat that is taken is told as an edit of the class",
        "programs/views/batch.py",
        'history_of(batch, counters=["taken"])',
        "history_of(batch)",
        ("tests/programs/test_batch_pages.py::test_seats_that_fill_up_are_no_edits_of_the_class",),
    ),
    Fault(
        "a program that asks at a wrong address is sent a page",
        "blkportal/site/views/errors.py",
        '    return request.path.startswith("/api/v1/")',
        "    return False",
        ("tests/site/test_errors.py",),
    ),
    Fault(
        "a program is told what broke",
        "blkportal/site/views/errors.py",
        'str(exception) if isinstance(exception, BadRequest) else ""',
        "str(exception)",
        ("tests/site/test_errors.py::test_a_view_that_breaks_tells_nothing_of_itself",),
    ),
    Fault(
        "a page of a class stands below no entry of the menu",
        "blkportal/site/context.py",
        "    places = _places_elsewhere() | {",
        "    places = {",
        (
            "tests/site/test_site_pages.py"
            "::test_a_page_of_a_class_stands_below_the_classes_for_everybody",
        ),
    ),
    Fault(
        "the list of steps breaks at a kind that is gone",
        "blkportal/core/kinds.py",
        "with suppress(LookupError):",
        "with suppress(ValueError):",
        (
            "tests/reports/test_admin.py"
            "::test_a_step_of_a_kind_that_is_gone_is_told_as_it_was_written",
        ),
    ),
)
