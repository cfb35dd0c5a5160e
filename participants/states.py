"""The lives of a referral, an enrollment, an assessment and a certificate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.states import Moves


class ReferralStatus(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    SUBMITTED = "SUBMITTED", _("Submitted")
    RETURNED = "RETURNED", _("Returned")
    VERIFIED = "VERIFIED", _("Verified")
    RESERVE = "RESERVE", _("On the reserve list")
    SELECTED = "SELECTED", _("Selected")
    REJECTED = "REJECTED", _("Not selected")
    NO_SHOW = "NO_SHOW", _("Did not come to selection")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


R = ReferralStatus
LIVE_REFERRAL = (R.SUBMITTED, R.RETURNED, R.VERIFIED, R.RESERVE, R.SELECTED)

referral_moves = Moves(
    submit=((R.DRAFT,), R.SUBMITTED),
    resubmit=((R.RETURNED,), R.SUBMITTED),
    verify=((R.SUBMITTED,), R.VERIFIED),
    return_=((R.SUBMITTED, R.VERIFIED), R.RETURNED),
    select=((R.VERIFIED, R.RESERVE), R.SELECTED),
    reserve=((R.VERIFIED,), R.RESERVE),
    reject=((R.SUBMITTED, R.VERIFIED, R.RESERVE), R.REJECTED),
    miss=((R.SUBMITTED, R.VERIFIED), R.NO_SHOW),
    withdraw=((R.DRAFT, R.SUBMITTED, R.RETURNED, R.VERIFIED, R.RESERVE), R.WITHDRAWN),
)


class EnrollmentStatus(models.TextChoices):
    CONFIRMED = "CONFIRMED", _("Has a seat")
    ARRIVED = "ARRIVED", _("Arrived")
    IN_TRAINING = "IN_TRAINING", _("In training")
    COMPLETED = "COMPLETED", _("Training completed")
    GRADUATED = "GRADUATED", _("Graduated")
    NOT_PASSED = "NOT_PASSED", _("Not passed")
    WITHDRAWN = "WITHDRAWN", _("Withdrew")
    EXPELLED = "EXPELLED", _("Expelled")
    NO_ARRIVAL = "NO_ARRIVAL", _("Did not arrive")


E = EnrollmentStatus
ACTIVE_ENROLLMENT = (E.CONFIRMED, E.ARRIVED, E.IN_TRAINING, E.COMPLETED)
DROPPED_OUT = (E.WITHDRAWN, E.EXPELLED)

enrollment_moves = Moves(
    arrive=((E.CONFIRMED,), E.ARRIVED),
    miss=((E.CONFIRMED,), E.NO_ARRIVAL),
    start=((E.ARRIVED,), E.IN_TRAINING),
    complete=((E.IN_TRAINING,), E.COMPLETED),
    graduate=((E.COMPLETED,), E.GRADUATED),
    fail=((E.COMPLETED,), E.NOT_PASSED),
    withdraw=((E.CONFIRMED, E.ARRIVED, E.IN_TRAINING), E.WITHDRAWN),
    expel=((E.ARRIVED, E.IN_TRAINING), E.EXPELLED),
)


class Outcome(models.TextChoices):
    """What is known of a graduate. Silence is UNKNOWN and never anything else."""

    UNKNOWN = "UNKNOWN", _("Not yet known")
    WORKING = "WORKING", _("Works")
    SELF_EMPLOYED = "SELF_EMPLOYED", _("Self-employed")
    APPRENTICESHIP = "APPRENTICESHIP", _("Apprenticeship")
    STUDYING = "STUDYING", _("Studies")
    SEEKING = "SEEKING", _("Looks for work")
    NOT_SEEKING = "NOT_SEEKING", _("Does not look for work")
    OTHER = "OTHER", _("Does something else")  # neither work nor silence


class Verdict(models.TextChoices):
    COMPETENT = "COMPETENT", _("Competent (K)")
    NOT_YET_COMPETENT = "NOT_YET_COMPETENT", _("Not yet competent (BK)")


class AssessmentStatus(models.TextChoices):
    REQUESTED = "REQUESTED", _("To be assessed")
    ASSESSED = "ASSESSED", _("Waits for the decision")
    DECIDED = "DECIDED", _("Decided")
    ABSENT = "ABSENT", _("Did not come")
    CANCELLED = "CANCELLED", _("Cancelled")


A = AssessmentStatus
assessment_moves = Moves(
    assess=((A.REQUESTED,), A.ASSESSED),
    miss=((A.REQUESTED,), A.ABSENT),
    decide=((A.ASSESSED,), A.DECIDED),
    cancel=((A.REQUESTED,), A.CANCELLED),
    ask_again=((A.ASSESSED, A.ABSENT), A.REQUESTED),
    reopen=((A.DECIDED,), A.ASSESSED),
)


class CertificateStatus(models.TextChoices):
    ISSUED = "ISSUED", _("Valid")
    EXPIRED = "EXPIRED", _("Expired")
    REVOKED = "REVOKED", _("Revoked")
    REPLACED = "REPLACED", _("Replaced")


C = CertificateStatus
WITHDRAWN = (C.REVOKED, C.REPLACED)  # before its day; there is no way back from either
certificate_moves = Moves(
    expire=((C.ISSUED,), C.EXPIRED),
    revoke=((C.ISSUED,), C.REVOKED),
    replace=((C.ISSUED,), C.REPLACED),
)


class ProposalStatus(models.TextChoices):
    PROPOSED = "PROPOSED", _("Waits for a second person")
    ISSUED = "ISSUED", _("Issued")
    RETURNED = "RETURNED", _("Returned")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


P = ProposalStatus
proposal_moves = Moves(
    approve=((P.PROPOSED,), P.ISSUED),
    return_=((P.PROPOSED,), P.RETURNED),
    withdraw=((P.PROPOSED,), P.WITHDRAWN),
)


class DocumentStatus(models.TextChoices):
    WAITING = "WAITING", _("Waits for a look")
    ACCEPTED = "ACCEPTED", _("Accepted")
    REFUSED = "REFUSED", _("Not accepted")
    REMOVED = "REMOVED", _("Removed")


D = DocumentStatus
document_moves = Moves(
    accept=((D.WAITING, D.REFUSED), D.ACCEPTED),
    decline=((D.WAITING, D.ACCEPTED), D.REFUSED),
    remove=((D.WAITING, D.REFUSED), D.REMOVED),
)


class TransferStatus(models.TextChoices):
    ASKED = "ASKED", _("Waits for the ministry")
    GRANTED = "GRANTED", _("Granted")
    DECLINED = "DECLINED", _("Declined")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


T = TransferStatus
transfer_moves = Moves(
    grant=((T.ASKED,), T.GRANTED),
    decline=((T.ASKED,), T.DECLINED),
    withdraw=((T.ASKED,), T.WITHDRAWN),
)


class DataRequestStatus(models.TextChoices):
    ASKED = "ASKED", _("Waits for an answer")
    DONE = "DONE", _("Done")
    DECLINED = "DECLINED", _("Declined")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


Q = DataRequestStatus
data_request_moves = Moves(
    fulfil=((Q.ASKED,), Q.DONE),
    decline=((Q.ASKED,), Q.DECLINED),
    withdraw=((Q.ASKED,), Q.WITHDRAWN),
)


class ImportStatus(models.TextChoices):
    UPLOADED = "UPLOADED", _("Being checked")
    CHECKED = "CHECKED", _("Checked, waits for you")
    SAVING = "SAVING", _("Being saved")
    SAVED = "SAVED", _("Saved")
    REFUSED = "REFUSED", _("Cannot be read")
    DISCARDED = "DISCARDED", _("Discarded")
    UNDONE = "UNDONE", _("Taken back")


I = ImportStatus  # noqa: E741
RUNNING_IMPORT = (I.UPLOADED, I.SAVING)
GONE_IMPORT = (I.DISCARDED, I.REFUSED, I.UNDONE)  # the same file may come again
import_moves = Moves(
    check=((I.UPLOADED,), I.CHECKED),
    refuse=((I.UPLOADED,), I.REFUSED),
    confirm=((I.CHECKED,), I.SAVING),
    save=((I.SAVING,), I.SAVED),
    reopen=((I.SAVING,), I.CHECKED),
    discard=((I.UPLOADED, I.CHECKED), I.DISCARDED),
    undo=((I.SAVED,), I.UNDONE),
)
