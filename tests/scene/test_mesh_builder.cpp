#include "scene/mesh_builder.hpp"

#include <cmath>
#include <numbers>

#include "catch.hpp"

using namespace frontline;

namespace {

/// Sum of the triangles' areas.
double area(const FillMesh& mesh)
{
    double sum = 0;
    const auto at = [&](std::size_t i) { return Xy{mesh.xy[2 * mesh.indices[i]], mesh.xy[2 * mesh.indices[i] + 1]}; };
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const Xy a = at(i), b = at(i + 1), c = at(i + 2);
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return sum;
}

std::vector<Xy> square(double x, double y, double side)
{
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

}  // namespace

TEST_CASE("the triangles of a polygon with holes have its area")
{
    FillMeshBuilder builder({0, 0});
    const std::vector<std::vector<Xy>> rings{square(0, 0, 10), square(1, 1, 2), square(5, 5, 3)};
    builder.addPolygon(rings);
    const auto mesh = builder.take();
    REQUIRE(mesh);
    CHECK(area(*mesh) == Approx(100 - 4 - 9));
}

TEST_CASE("a hole that touches its outer ring is still a hole")
{
    FillMeshBuilder builder({0, 0});
    const std::vector<std::vector<Xy>> rings{square(0, 0, 10), {{0, 5}, {4, 3}, {4, 7}, {0, 5}}};
    builder.addPolygon(rings);
    CHECK(area(*builder.take()) == Approx(100 - 8));
}

TEST_CASE("a ring that crosses itself is filled without failing")
{
    FillMeshBuilder builder({0, 0});
    // A bow tie: two triangles of 25 each.
    builder.addPolygon(std::vector<std::vector<Xy>>{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}});
    CHECK(area(*builder.take()) == Approx(50));
}

TEST_CASE("a ring of thousands of vertices is triangulated to its area")
{
    // A star of 10,000 vertices whose radius alternates: area n/2 r1 r2 sin(2 pi / n).
    constexpr int n = 10000;
    std::vector<Xy> ring;
    for (int i = 0; i < n; ++i) {
        const double angle = 2 * std::numbers::pi * i / n, radius = i % 2 ? 900 : 1000;
        ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    FillMeshBuilder builder({0, 0});
    builder.addPolygon(std::vector<std::vector<Xy>>{ring});
    CHECK(area(*builder.take()) == Approx(n / 2.0 * 1000 * 900 * std::sin(2 * std::numbers::pi / n)).epsilon(1e-4));
}

TEST_CASE("vertices are kept relative to the origin, so that a float holds them far from zero")
{
    FillMeshBuilder builder({5'000'000, 6'000'000});
    builder.addPolygon(std::vector<std::vector<Xy>>{square(5'000'000.25, 6'000'000.25, 0.5)});
    const auto mesh = builder.take();
    CHECK(mesh->origin == Xy{5'000'000, 6'000'000});
    CHECK(area(*mesh) == Approx(0.25));
}

TEST_CASE("nothing added is no mesh, and every mesh has its own number")
{
    FillMeshBuilder fill({0, 0});
    CHECK_FALSE(fill.take());
    LineMeshBuilder lines({0, 0});
    CHECK_FALSE(lines.take());
    lines.addLine(std::vector<Xy>{{0, 0}});
    CHECK_FALSE(lines.take());
    lines.addLine(std::vector<Xy>{{0, 0}, {1, 0}});
    const auto first = lines.take();
    lines.addLine(std::vector<Xy>{{0, 0}, {1, 0}});
    CHECK(first->id != lines.take()->id);
}

TEST_CASE("a line has a padding vertex at each end and lengths that go on from what was clipped")
{
    LineMeshBuilder builder({100, 0});
    builder.addLine(std::vector<Xy>{{100, 0}, {103, 4}, {103, 10}}, 7);
    const auto mesh = builder.take();
    REQUIRE(mesh->vertices.size() == 5);
    CHECK(mesh->vertices[0].length < 0);
    CHECK(mesh->vertices[1].length == Approx(7));
    CHECK(mesh->vertices[2].length == Approx(12));
    CHECK(mesh->vertices[3].length == Approx(18));
    CHECK(mesh->vertices[4].length < 0);
    CHECK(mesh->vertices[2].x == Approx(3));
}

TEST_CASE("a closed line knows its neighbours across the seam")
{
    LineMeshBuilder builder({0, 0});
    builder.addLine(square(0, 0, 10));
    const auto mesh = builder.take();
    REQUIRE(mesh->vertices.size() == 7);
    CHECK(mesh->vertices[0].length < 0);
    CHECK(mesh->vertices[0].x == 0);
    CHECK(mesh->vertices[0].y == 10);
    CHECK(mesh->vertices[6].length < 0);
    CHECK(mesh->vertices[6].x == 10);
    CHECK(mesh->vertices[6].y == 0);
}
