use cps_backend::service::{Staff, list_balances, list_payouts, mark_paid_back, pay_back};
use cps_domain::view::{BalanceRow, PayoutRow};
use cps_domain::{AccountId, Currency, PayoutId};

use super::{billed, books, import, reference, statement};
use crate::joining::journey::is_not_found;
use crate::staff::staff;
use crate::world::{World, address_of, both_engines};

const COMPANY: &str = "Estudio Uno S.L.";

both_engines! {
    /// A balance is put among what is to be paid back, whole; then staff say that they have paid it.
    async fn a_balance_is_paid_back_once(world: World) {
        let staff = staff(world).await;
        let (member, invoice) = billed(world, COMPANY, "ES").await;
        let (gross, account_id) = (invoice.gross.amount, member.account_id());
        import(world, &statement(&[(gross + 30_00, &reference(&invoice))])).await;
        let [balance] = balances(world, &staff).await.try_into().unwrap();
        assert_eq!((balance.account_id, balance.company.as_str(), balance.amount.amount), (account_id, COMPANY, 30_00));
        assert!(payouts(world, &staff).await.is_empty());

        pay_back(&world.portal, &staff, account_id, Currency::Eur).await.unwrap();
        assert!(balances(world, &staff).await.is_empty());
        assert!(is_not_found(pay_back(&world.portal, &staff, account_id, Currency::Eur).await));
        let [payout] = payouts(world, &staff).await.try_into().unwrap();
        assert_eq!((payout.company.as_str(), payout.email.as_str()), (COMPANY, address_of(COMPANY).as_str()));
        assert_eq!((payout.amount.amount, payout.created_at), (30_00, world.clock.now()));
        assert_eq!(books(world).await, [gross + 30_00, 0, 30_00]);
        world.totals_are_right().await;

        mark_paid_back(&world.portal, &staff, payout.id).await.unwrap();
        assert!(is_not_found(mark_paid_back(&world.portal, &staff, payout.id).await));
        assert_eq!(books(world).await, [gross, 0, 0]);
        world.totals_are_right().await;
        assert!(payouts(world, &staff).await.is_empty() && balances(world, &staff).await.is_empty());
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action IN ('payout_owed', 'payout_paid')").await, 2);
    }

    /// What comes in meanwhile is a balance of its own.
    async fn what_comes_meanwhile_is_not_paid_back_with_it(world: World) {
        let staff = staff(world).await;
        let (member, invoice) = billed(world, COMPANY, "ES").await;
        let (gross, quoted) = (invoice.gross.amount, reference(&invoice));
        import(world, &statement(&[(gross + 30_00, &quoted)])).await;
        pay_back(&world.portal, &staff, member.account_id(), Currency::Eur).await.unwrap();
        import(world, &statement(&[(2_00, &quoted)])).await;
        let [payout] = payouts(world, &staff).await.try_into().unwrap();
        let [balance] = balances(world, &staff).await.try_into().unwrap();
        assert_eq!((payout.amount.amount, balance.amount.amount), (30_00, 2_00));
        mark_paid_back(&world.portal, &staff, payout.id).await.unwrap();
        assert_eq!(books(world).await, [gross + 2_00, 0, 2_00]);
    }

    /// Nothing is paid back to those who have nothing, in another currency, or who do not exist.
    async fn nothing_is_paid_back_to_who_has_nothing(world: World) {
        let staff = staff(world).await;
        let (member, invoice) = billed(world, COMPANY, "ES").await;
        let nobody = AccountId::from_uuid(world.portal.ids.uuid());
        for id in [member.account_id(), nobody] {
            assert!(is_not_found(pay_back(&world.portal, &staff, id, Currency::Eur).await));
        }
        import(world, &statement(&[(invoice.gross.amount + 1, &reference(&invoice))])).await;
        assert!(is_not_found(pay_back(&world.portal, &staff, member.account_id(), Currency::Gbp).await));
        let no_payout = PayoutId::from_uuid(world.portal.ids.uuid());
        assert!(is_not_found(mark_paid_back(&world.portal, &staff, no_payout).await));
    }

    /// The pages together hold each payout and each balance once.
    async fn pages_follow_each_other(world: World) {
        let staff = staff(world).await;
        let mut companies = Vec::new();
        for place in 0..51 {
            let company = format!("Studio {place}");
            let member = world.member(&company, "ES").await;
            owes(world, member.account_id()).await;
            companies.push(member.account_id());
        }
        companies.sort();
        let first = list_balances(&world.portal, &staff, "").await.unwrap();
        let second = list_balances(&world.portal, &staff, &first.next_page.unwrap()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next_page), (50, 1, None));
        let all = first.rows.iter().chain(&second.rows);
        assert_eq!(all.map(|row| row.account_id).collect::<Vec<_>>(), companies);

        for id in companies {
            pay_back(&world.portal, &staff, id, Currency::Eur).await.unwrap();
        }
        let first = list_payouts(&world.portal, &staff, "").await.unwrap();
        let second = list_payouts(&world.portal, &staff, &first.next_page.unwrap()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next_page), (50, 1, None));
        let ids: Vec<PayoutId> = first.rows.iter().chain(&second.rows).map(|row| row.id).collect();
        assert!(ids.is_sorted());
    }
}

/// Lets us owe an account a euro.
async fn owes(world: &World, account_id: AccountId) {
    use cps_backend::store::books::{self, BookEntry};
    use cps_domain::{Book, Booking, Entry, EntryId, Money, Posting};
    let euro = Money::new(1_00, Currency::Eur);
    let postings = [
        Posting::of(Book::Bank, euro),
        Posting::balance(account_id, euro).credited(),
    ];
    let entry = BookEntry {
        id: EntryId::from_uuid(world.portal.ids.uuid()),
        booked_on: world.clock.today(),
        booking: Booking::TransferReceived,
        subject: account_id.to_string(),
        entry: Entry::new(&postings).unwrap(),
    };
    let now = world.clock.now();
    world
        .write(async |connection| books::insert(connection, &entry, now).await.map(drop))
        .await;
}

async fn balances(world: &World, staff: &Staff) -> Vec<BalanceRow> {
    list_balances(&world.portal, staff, "").await.unwrap().rows
}

async fn payouts(world: &World, staff: &Staff) -> Vec<PayoutRow> {
    list_payouts(&world.portal, staff, "").await.unwrap().rows
}
