#include "analysis/ledger.hpp"

#include <algorithm>

namespace frontline {

namespace {

template <class Wanted>
double sumOfPeople(const std::vector<LedgerPlace>& places, Wanted wanted)
{
    double sum = 0;
    for (const LedgerPlace& place : places)
        if (!place.deposit && wanted(place)) sum += place.people;
    return sum;
}

}  // namespace

std::size_t LedgerRow::placeCount() const
{
    return static_cast<std::size_t>(std::ranges::count(places, false, &LedgerPlace::deposit));
}

std::size_t LedgerRow::placeCount(LedgerPlace::Ground ground) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(places, [&](const LedgerPlace& p) { return !p.deposit && p.ground == ground; }));
}

std::size_t LedgerRow::placesOfUnknownPeople() const
{
    return static_cast<std::size_t>(std::ranges::count(places, true, &LedgerPlace::peopleUnknown));
}

double LedgerRow::people() const
{
    return sumOfPeople(places, [](const LedgerPlace&) { return true; });
}

double LedgerRow::people(LedgerPlace::Ground ground) const
{
    return sumOfPeople(places, [&](const LedgerPlace& p) { return p.ground == ground; });
}

}  // namespace frontline
