use cps_backend::service::{
    Client, Member, end_other_sessions, end_session, find_session, show_account, sign_in,
};
use cps_domain::SessionId;
use cps_domain::view::SessionRow;

use crate::world::{PASSWORD, World, address_of, both_engines};

const COMPANY: &str = "Estudio Uno S.L.";
const FIREFOX: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
const ENDED: &str = "SELECT COUNT(*) FROM audit WHERE action = 'sessions_ended'";
const DAY: i64 = 24 * 60 * 60;

both_engines! {
    /// The member sees where they are signed in, the latest used first, and which of the browsers is this one.
    async fn sessions_are_listed_by_their_browsers(world: World) {
        let member = signed_out(world, COMPANY).await;
        let phone = enter(world, COMPANY, IPHONE).await;
        world.days_pass(1);
        find_session(&world.portal, &phone).await.unwrap();
        let here = enter(world, COMPANY, FIREFOX).await;
        let today = world.clock.today();
        world.clock.advance_seconds(60 * 60);
        find_session(&world.portal, &here).await.unwrap();
        enter(world, COMPANY, "").await;
        let rows = listed(world, &member, &here).await;
        let shown: Vec<_> = rows.iter().map(|row| (row.device.as_deref(), row.current)).collect();
        assert_eq!(shown.len(), 2, "the phone's is over: nobody used it for a day");
        assert!(shown.contains(&(Some("Firefox · Windows"), true)) && shown.contains(&(None, false)), "{shown:?}");
        assert!(rows.iter().all(|row| (row.signed_in_on, row.last_used_on) == (today, today)));
    }

    /// The pages together hold each session once, the latest used first.
    async fn sessions_are_listed_page_by_page(world: World) {
        let member = signed_out(world, COMPANY).await;
        for minute in 0..110 {
            enter(world, COMPANY, FIREFOX).await;
            // Some begin at the same moment.
            world.clock.advance_seconds(60 * (minute % 2));
        }
        let (mut after, mut sizes, mut ids) = (String::new(), Vec::new(), Vec::new());
        loop {
            let page = show_account(&world.portal, &member, None, &after).await.unwrap();
            sizes.push(page.sessions.len());
            ids.extend(page.sessions.iter().map(|row| row.id));
            match page.more_sessions {
                Some(next) => after = next,
                None => break,
            }
        }
        assert_eq!(sizes, [50, 50, 10]);
        assert!(ids.is_sorted_by(|one, next| one > next), "an id says when a session began");
    }

    /// One session is ended by its id, and the others stay.
    async fn a_session_is_ended(world: World) {
        let member = signed_out(world, COMPANY).await;
        let (phone, here) = (enter(world, COMPANY, IPHONE).await, enter(world, COMPANY, FIREFOX).await);
        let rows = listed(world, &member, &here).await;
        let id = rows.iter().find(|row| !row.current).unwrap().id;
        end_session(&world.portal, &member, id).await.unwrap();
        assert_eq!((is_open(world, &phone).await, is_open(world, &here).await), (false, true));
        assert_eq!(world.count(ENDED).await, 1);
        end_session(&world.portal, &member, id).await.unwrap();
        assert_eq!((listed(world, &member, &here).await.len(), world.count(ENDED).await), (1, 1));
    }

    /// All the others are ended at once.
    async fn all_other_sessions_are_ended(world: World) {
        let member = signed_out(world, COMPANY).await;
        let others = [enter(world, COMPANY, IPHONE).await, enter(world, COMPANY, "").await];
        let here = enter(world, COMPANY, FIREFOX).await;
        end_other_sessions(&world.portal, &member, &here).await.unwrap();
        for other in &others {
            assert!(!is_open(world, other).await);
        }
        let [row] = listed(world, &member, &here).await.try_into().unwrap();
        assert!(row.current && is_open(world, &here).await);
    }

    /// Nobody sees or ends another user's session, and an id that is none is no error.
    async fn anothers_session_is_out_of_reach(world: World) {
        let member = signed_out(world, COMPANY).await;
        let other = world.member("Estudio Dos S.L.", "ES").await;
        let here = enter(world, COMPANY, FIREFOX).await;
        let theirs = enter(world, "Estudio Dos S.L.", IPHONE).await;
        let foreign = listed(world, &other, &theirs).await[0].id;
        let nobodys = SessionId::from_uuid(world.portal.ids.uuid());
        for id in [foreign, nobodys] {
            end_session(&world.portal, &member, id).await.unwrap();
        }
        end_other_sessions(&world.portal, &member, &here).await.unwrap();
        assert!(is_open(world, &theirs).await);
        assert_eq!(listed(world, &member, &here).await.len(), 1);
        let by_id = "SELECT COUNT(*) FROM audit WHERE action = 'sessions_ended'";
        assert_eq!(world.count(by_id).await, 1, "what was not ended is not on record");
    }

    /// A session whose time is over is not on the list, whichever of its times it is.
    async fn a_session_that_is_over_is_not_listed(world: World) {
        let member = signed_out(world, COMPANY).await;
        let here = enter(world, COMPANY, FIREFOX).await;
        for _ in 0..7 * DAY / (6 * 60 * 60) - 1 {
            world.clock.advance_seconds(6 * 60 * 60);
            assert!(is_open(world, &here).await);
            assert_eq!(listed(world, &member, &here).await.len(), 1);
        }
        world.clock.advance_seconds(6 * 60 * 60);
        assert!(!is_open(world, &here).await);
        assert_eq!(listed(world, &member, &here).await, []);
    }

    /// A browser can call itself what it likes: not much of it is kept.
    async fn an_endless_name_is_cut(world: World) {
        signed_out(world, COMPANY).await;
        enter(world, COMPANY, &"é".repeat(100_000)).await;
        assert_eq!(world.count("SELECT CAST(length(user_agent) AS BIGINT) FROM sessions").await, 200);
    }
}

/// A member of a new account, who is signed in nowhere yet.
async fn signed_out(world: &World, company: &str) -> Member {
    let member = world.member(company, "ES").await;
    world.run("DELETE FROM sessions").await;
    member
}

/// Signs in from this browser: the session's token.
async fn enter(world: &World, company: &str, user_agent: &str) -> String {
    let client = Client {
        address: "192.0.2.7".to_owned(),
        user_agent: user_agent.to_owned(),
    };
    let email = address_of(company);
    let session = sign_in(&world.portal, email.as_str(), PASSWORD, &client).await;
    session.unwrap().token.as_str().to_owned()
}

async fn listed(world: &World, member: &Member, here: &str) -> Vec<SessionRow> {
    let page = show_account(&world.portal, member, Some(here), "").await;
    page.unwrap().sessions
}

async fn is_open(world: &World, token: &str) -> bool {
    find_session(&world.portal, token).await.unwrap().is_some()
}
