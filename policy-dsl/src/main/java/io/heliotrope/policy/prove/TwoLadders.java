package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a signal is for one of two programs whose ladders may differ: from one reading, its age and
/// one forecast each program takes its own value. Where the ladders agree it is one quantity.
final class TwoLadders implements Source {
    /// Cases of a reading and a forecast.
    private static final long FRESH = 1;

    private static final long BETWEEN_WITH_FORECAST = 2;
    private static final long BETWEEN = 4;
    private static final long STALE_WITH_FORECAST = 8;
    private static final long STALE = 16;
    private static final long WITH_FORECAST = BETWEEN_WITH_FORECAST | STALE_WITH_FORECAST;

    private final Program program;
    private final Program other;
    private final int side;
    private final Vocabulary words;
    private final Source alone;

    /// `side` is 1 or 2.
    TwoLadders(Program program, Program other, int side, Vocabulary words) {
        this.program = program;
        this.other = other;
        this.side = side;
        this.words = words;
        this.alone = Source.of(program, words);
    }

    private boolean differs(RegionFact fact) {
        return fact.isSignal() && !ladder(program, fact).equals(ladder(other, fact));
    }

    /// A signal without a ladder is its reading, however old.
    private static Ladder ladder(Program of, RegionFact fact) {
        return of.ladders()
                .getOrDefault(fact, new Ladder(fact, Double.POSITIVE_INFINITY, List.of()));
    }

    @Override
    public List<Case> here(RegionFact fact, int moment) {
        return differs(fact)
                ? cases(fact, new Quantity.Here(fact, moment), false, moment)
                : alone.here(fact, moment);
    }

    @Override
    public List<Case> atHome(RegionFact fact) {
        return differs(fact) ? cases(fact, new Quantity.AtHome(fact), true, 0) : alone.atHome(fact);
    }

    @Override
    public int side(RegionFact signal) {
        return differs(signal) ? side : 0;
    }

    @Override
    public boolean mayBeAbsent(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Here(RegionFact fact, int _) when differs(fact) -> false;
            case Quantity.AtHome(RegionFact fact) when differs(fact) -> false;
            case Quantity.Here _,
                    Quantity.AtHome _,
                    Quantity.OfJob _,
                    Quantity.Percentile _,
                    Quantity.Forecast _ ->
                    alone.mayBeAbsent(quantity);
        };
    }

    private List<Case> cases(RegionFact fact, Quantity reading, boolean isAtHome, int moment) {
        double own = ladder(program, fact).freshSeconds();
        double others = ladder(other, fact).freshSeconds();
        String key = key(fact, isAtHome) + (moment == 0 ? "" : " " + moment);
        long all = FRESH | STALE;
        if (moment == 0) {
            all |= STALE_WITH_FORECAST;
            all |= own == others ? 0 : BETWEEN | BETWEEN_WITH_FORECAST;
        }
        words.ages(key, all, between(Math.min(own, others), Math.max(own, others)));
        List<Case> cases = new ArrayList<>();
        for (long left = all; left != 0; left &= left - 1) {
            long one = Long.lowestOneBit(left);
            boolean isRead =
                    one == FRESH
                            || ((one == BETWEEN || one == BETWEEN_WITH_FORECAST) && own > others);
            Optional<Expr> value =
                    isRead
                            ? Optional.of(new Expr.Of(reading))
                            : rungs(fact, (one & WITH_FORECAST) != 0, isAtHome);
            cases.add(new Case(words.age(key, one), value));
        }
        return cases;
    }

    private static double between(double low, double high) {
        return Double.isInfinite(high) ? low + 1 : low / 2 + high / 2;
    }

    private Optional<Expr> rungs(RegionFact fact, boolean isForecast, boolean isAtHome) {
        for (Ladder.Rung rung : ladder(program, fact).rungs()) {
            switch (rung) {
                case Ladder.Rung.Forecast() -> {
                    if (isForecast) {
                        return Optional.of(new Expr.Of(new Quantity.Forecast(fact, isAtHome)));
                    }
                }
                case Ladder.Rung.Assume(double value) -> {
                    return Optional.of(new Expr.Constant(value));
                }
                case Ladder.Rung.Exclude(), Ladder.Rung.Skip() -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static String key(RegionFact fact, boolean isAtHome) {
        return fact.path() + (isAtHome ? " at home" : "");
    }

    /// What a search left of the reading.
    record State(boolean isRead, boolean isFresh, boolean isForecast, double ageSeconds) {}

    /// Fresh where nothing was asked.
    static State state(Vocabulary words, RegionFact fact, boolean isAtHome) {
        String key = key(fact, isAtHome);
        long one = Long.lowestOneBit(words.agesLeft(key));
        boolean isFresh = one == 0 || one == FRESH;
        boolean isBetween = one == BETWEEN || one == BETWEEN_WITH_FORECAST;
        return new State(
                isFresh || isBetween,
                isFresh,
                (one & WITH_FORECAST) != 0,
                isBetween ? words.ageSeconds(key) : 0);
    }
}
