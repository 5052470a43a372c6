#include "session/session.hpp"

#include "session/commands/date.hpp"
#include "session/commands/edit.hpp"
#include "session/commands/layers.hpp"
#include "small_session.hpp"

using namespace frontline;

namespace {

const FeatureTable& tableOf(const Session& session, const char* id)
{
    const DrawnLayer* layer = drawnLayer(session, id);
    REQUIRE(layer);
    REQUIRE(layer->table);
    return *layer->table;
}

double opacity(const Session& session, const char* id)
{
    return drawnLayer(session, id)->opacity;
}

}  // namespace

TEST_CASE("A layer is switched off and on, and each switch is undone and redone by keys")
{
    Session session = smallSession();
    session.apply(SetLayerVisible{LayerId("land"), false}, 0);
    CHECK_FALSE(visible(session, "land"));
    key(session, "Z", true);
    CHECK(visible(session, "land"));
    key(session, "Z", true, true);
    CHECK_FALSE(visible(session, "land"));
    key(session, "Z", true);
    key(session, "Y", true);
    CHECK_FALSE(visible(session, "land"));
}

TEST_CASE("A drag of the opacity slider is one step of undo")
{
    Session session = smallSession();
    for (const double opacity : {0.9, 0.5, 0.25}) session.apply(SetLayerOpacity{LayerId("land"), opacity}, 0);
    session.apply(EndEdit{}, 0);
    session.apply(SetLayerOpacity{LayerId("land"), 0.75}, 0);
    session.apply(EndEdit{}, 0);
    session.apply(Undo{}, 0);
    CHECK(opacity(session, "land") == 0.25);
    session.apply(Undo{}, 0);
    CHECK(opacity(session, "land") == 1);
    CHECK_FALSE(session.editing.history().canUndo());
}

TEST_CASE("Opacities outside 0 to 1 and unknown layers are taken for what they are")
{
    Session session = smallSession();
    session.apply(SetLayerOpacity{LayerId("land"), 7}, 0);
    CHECK(opacity(session, "land") == 1);
    session.apply(SetLayerOpacity{LayerId("land"), -7}, 0);
    CHECK(opacity(session, "land") == 0);
    session.apply(SetLayerOpacity{LayerId("land"), std::nan("")}, 0);
    CHECK(opacity(session, "land") == 0);
    session.apply(SetLayerVisible{LayerId("nowhere"), true}, 0);
    session.apply(MoveLayer{LayerId("nowhere"), 0}, 0);
    session.apply(MoveLayer{LayerId("land"), 99}, 0);
    CHECK(order(session) == std::vector<std::string>{"land", "line", "towns"});
}

TEST_CASE("Layers are reordered, and back")
{
    Session session = smallSession();
    session.apply(MoveLayer{LayerId("land"), 2}, 0);
    CHECK(order(session) == std::vector<std::string>{"line", "towns", "land"});
    session.apply(MoveLayer{LayerId("towns"), 0}, 0);
    CHECK(order(session) == std::vector<std::string>{"towns", "line", "land"});
    session.apply(Undo{}, 0);
    session.apply(Undo{}, 0);
    CHECK(order(session) == std::vector<std::string>{"land", "line", "towns"});
}

TEST_CASE("The date goes back and forward by keys, stops at the ends, and is undone")
{
    Session session = smallSession();
    CHECK(tableOf(session, "line").text("date", 0) == "2025-01-01");
    key(session, ".");
    CHECK(session.selection().date == "2025-01-01");
    key(session, ",");
    CHECK(session.selection().date == "2024-01-01");
    CHECK(tableOf(session, "line").text("date", 0) == "2024-01-01");
    key(session, ",");
    CHECK(session.selection().date == "2024-01-01");
    key(session, "Z", true);
    CHECK(session.selection().date == "2025-01-01");
    CHECK(tableOf(session, "line").text("date", 0) == "2025-01-01");
}

TEST_CASE("Until the date's content is there the old one is shown, and the latest wish counts")
{
    Session session = smallSession();
    session.apply(SetDate{"2024-01-01"}, 0);
    CHECK(session.selection().date == "2025-01-01");
    CHECK(session.dateAsked() == "2024-01-01");
    CHECK(session.busy());
    auto job = session.nextJob();
    REQUIRE(job);
    CHECK_FALSE(session.nextJob());  // one after another
    session.apply(SetDate{"2025-01-01"}, 0);
    session.finish(job->run(), 0);
    CHECK(session.selection().date == "2025-01-01");
    CHECK_FALSE(session.editing.history().canUndo());
    CHECK_FALSE(session.busy());
}

TEST_CASE("A layer that is hidden while the date changes has the new date's content when it is shown again")
{
    Session session = smallSession();
    session.apply(SetLayerVisible{LayerId("line"), false}, 0);
    key(session, ",");
    session.apply(SetLayerVisible{LayerId("line"), true}, 0);
    runJobs(session);
    CHECK(tableOf(session, "line").text("date", 0) == "2024-01-01");
}

TEST_CASE("A date that the map does not have is a message")
{
    Session session = smallSession();
    session.apply(SetDate{"1999-01-01"}, 0);
    REQUIRE(session.messages.all().size() == 1);
    CHECK(session.messages.all()[0].error);
    CHECK_THAT(session.messages.all()[0].text, Catch::Matchers::Contains("1999-01-01"));
    CHECK_FALSE(session.busy());
}
