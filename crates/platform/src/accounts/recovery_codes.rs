//! Recovery codes: ten, each for one sign-in when the telephone is lost; kept as digests, shown once.

use ::store::Tx;
use data_encoding::BASE32_NOPAD;
use kernel::EmployeeId;
use kernel::Result;
use kernel::broken;
use rand::TryRngCore;
use rand::rngs::OsRng;

use crate::accounts::events;
use crate::accounts::events::FactorChanged;
use crate::accounts::factors::store;
use crate::token_digest;

/// How many are made.
const COUNT: usize = 10;
/// Letters and digits of one, without the dashes: 60 bits, so that a plain digest keeps it.
const LENGTH: usize = 12;

/// Makes new codes, after which older ones open nothing, and gives them to be shown.
pub(crate) fn renew(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Vec<String>> {
    store::delete_recovery_codes(tx, account)?;
    let codes = (0..COUNT).map(|_| fresh()).collect::<Result<Vec<_>>>()?;
    for code in &codes {
        store::insert_recovery_code(tx, account, &digest(account, code))?;
    }
    events::record(tx, FactorChanged { account, factor: "recovery-codes", change: "renewed" })?;
    Ok(codes)
}

/// Uses a code up; false when it is none of this account's.
pub(crate) fn spend(tx: &mut Tx<'_>, account: EmployeeId, typed: &str) -> Result<bool> {
    let was_there = store::delete_recovery_code(tx, account, &digest(account, typed))? == 1;
    if was_there {
        events::record(tx, FactorChanged { account, factor: "recovery-code", change: "used" })?;
    }
    Ok(was_there)
}

fn fresh() -> Result<String> {
    let mut bytes = [0_u8; 8];
    OsRng.try_fill_bytes(&mut bytes).map_err(broken("taking a recovery code"))?;
    let letters = BASE32_NOPAD.encode(&bytes).to_lowercase();
    Ok(format!("{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..LENGTH]))
}

fn digest(account: EmployeeId, typed: &str) -> Vec<u8> {
    let bare: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    token_digest(&format!("recovery:{account}:{bare}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_again_however_it_is_typed() {
        let account = EmployeeId::new(3);
        assert_eq!(digest(account, "abcd-efgh-2345"), digest(account, " ABCD EFGH 2345"));
        assert_ne!(digest(account, "abcd-efgh-2345"), digest(EmployeeId::new(4), "abcd-efgh-2345"));
    }

    #[test]
    fn a_fresh_code_has_three_groups_of_four() {
        let code = fresh().unwrap();
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4]);
    }
}
