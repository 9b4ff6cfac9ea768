//! What is written down of a reply that left: all that rules judge and reports count.

use ::store::Tx;
use desk::Case;
use desk::CaseId;
use desk::InteractionId;
use desk::Sorts;
use kernel::Lang;
use kernel::Result;

use crate::checks::Counted;
use crate::events::ReplySent;
use crate::message::MessageId;
use crate::waited::Time;

/// Who wrote a reply, in which language, in a case sorted by what.
pub(crate) struct Of {
    lang: Lang,
    customer_lang: Lang,
    employee: i64,
    sorts: Sorts,
}

impl Of {
    pub(crate) fn read(tx: &mut Tx<'_>, case: &Case, lang: Lang) -> Result<Of> {
        let employee = tx.actor().employee()?;
        let sorts = Sorts::of_employee(tx, case, Some(employee))?;
        Ok(Of { lang, customer_lang: case.lang, employee: employee.get(), sorts })
    }
}

/// The event that the rules judge.
pub(crate) fn sent(ids: (CaseId, InteractionId, MessageId), of: Of, counted: &Counted, time: &Time) -> ReplySent {
    ReplySent {
        case: ids.0.get(),
        interaction: ids.1.get(),
        message: ids.2.get(),
        is_in_time: time.is_in_time,
        clock_seconds: time.spent.clock_seconds,
        working_seconds: time.spent.working_seconds,
        subject_problem: counted.subject_problem,
        has_salutation: counted.has_salutation,
        has_greeting: counted.has_greeting,
        has_thanks: counted.has_thanks,
        has_closing: counted.has_closing,
        has_signature: counted.has_signature,
        misspelt: counted.misspelt,
        colloquial: counted.colloquial,
        vague: counted.vague,
        long: counted.long,
        blaming: counted.blaming,
        shifting: counted.shifting,
        leaks: counted.leaks,
        questions: counted.questions,
        unanswered: counted.unanswered,
        override_reason: String::new(),
        lang: of.lang,
        customer_lang: of.customer_lang,
        is_house_style: counted.is_house_style,
        is_outside: false,
        call_after: counted.call_after,
        words: counted.words,
        employee: Some(of.employee),
        sorts: of.sorts,
    }
}
