#include "analysis/ledger.hpp"

#include <algorithm>

namespace frontline {

namespace {

template <class Wanted>
PlaceSum sumOf(const std::vector<LedgerPlace>& places, Wanted wanted)
{
    PlaceSum sum;
    for (const LedgerPlace& place : places) {
        if (place.deposit || !wanted(place)) continue;
        ++sum.places;
        sum.people += place.people;
    }
    return sum;
}

}  // namespace

std::size_t LedgerRow::placeCount() const
{
    return static_cast<std::size_t>(std::ranges::count(places, false, &LedgerPlace::deposit));
}

std::size_t LedgerRow::placesOfUnknownPeople() const
{
    return static_cast<std::size_t>(std::ranges::count(places, true, &LedgerPlace::peopleUnknown));
}

PlaceSum LedgerRow::placesOn(LedgerPlace::Ground ground) const
{
    return sumOf(places, [&](const LedgerPlace& place) { return place.isOn(ground); });
}

PlaceSum LedgerRow::placesInZone() const
{
    return sumOf(places, [](const LedgerPlace& place) { return place.isInZone(); });
}

}  // namespace frontline
