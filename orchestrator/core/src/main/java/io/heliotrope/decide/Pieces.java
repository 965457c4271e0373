package io.heliotrope.decide;

import io.heliotrope.model.EnergySource;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Receipt.Terms;
import io.heliotrope.state.GreenCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts an interruptible job together from the stretches that cost least, where that is worth its
/// interruptions.
///
/// A further stretch must save at least [#LEAST_GAIN] of what the job would cost in one piece: each
/// hand-over takes a while, and less is within the error of any forecast. Regions that are down are
/// left out.
final class Pieces {
    /// What each interruption must save, as a share of the cost in one piece.
    static final double LEAST_GAIN = 0.02;

    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final Question question;
    private final Cells cells;
    private final List<Cutting.Stretch> stretches;

    private Pieces(Question question, Cells cells, List<Cutting.Stretch> stretches) {
        this.question = question;
        this.cells = cells;
        this.stretches = stretches;
    }

    /// The best way in at least two pieces through some cells, in regions of `word`; absent when
    /// one piece at the cost of `inOne`, NaN when there is no such, is as good.
    static @Nullable Pieces of(Question question, Cells cells, long word, double inOne) {
        int[] regions =
                IntStream.range(0, question.regions()).filter(i -> (word >>> i & 1) != 0).toArray();
        if (regions.length == 0) {
            return null;
        }
        double base = Double.isFinite(inOne) ? inOne : least(cells, regions);
        double each = LEAST_GAIN * base;
        Cutting.Way later = Cutting.later(cells, regions, each, cells.millis());
        Cutting.Way atOnce = Cutting.atOnce(cells, regions, each, cells.millis());
        Cutting.Way way = best(atOnce, later);
        if (way == null || way.stretches().size() < 2) {
            return null;
        }
        Pieces pieces = new Pieces(question, cells, way.stretches());
        double dearer = pieces.cost() + each * (way.stretches().size() - 1);
        return Double.isFinite(inOne) && dearer >= inOne ? null : pieces;
    }

    /// What the job would cost if all of it were like its cheapest cell.
    private static double least(Cells cells, int[] regions) {
        double least = Double.POSITIVE_INFINITY;
        for (int cell = 1; cell <= cells.count(); cell++) {
            for (int region : regions) {
                double part = (double) cells.length() / cells.millis();
                least = Math.min(least, cells.cost(region, cell) / part);
            }
        }
        return Double.isFinite(least) ? least : 0;
    }

    private static Cutting.@Nullable Way best(
            Cutting.@Nullable Way atOnce, Cutting.@Nullable Way later) {
        if (atOnce == null || later == null) {
            return atOnce == null ? later : atOnce;
        }
        return later.cost() < atOnce.cost() * (1 - Placement.LEAST_GAIN) ? later : atOnce;
    }

    private double cost() {
        double cost = 0;
        for (Cutting.Stretch each : stretches) {
            cost += cells.cost(each.region(), each.cell(), from(each), until(each));
        }
        return cost;
    }

    private Instant from(Cutting.Stretch stretch) {
        return cells.begin(stretch.cell());
    }

    private Instant until(Cutting.Stretch stretch) {
        return stretch.rest() > 0
                ? cells.begin(stretch.after() - 1).plusMillis(stretch.rest())
                : cells.begin(stretch.after());
    }

    /// The start of the first.
    Pick first() {
        Cutting.Stretch first = stretches.getFirst();
        return first.cell() == 0
                ? Pick.atOnce(first.region())
                : Pick.later(first.region(), Slots.of(from(first)));
    }

    /// As a receipt tells them.
    List<Piece> told() {
        List<Piece> told = new ArrayList<>();
        for (Cutting.Stretch each : stretches) {
            told.add(new Piece(question.region(each.region()).id(), from(each), until(each)));
        }
        return told;
    }

    /// All of them as one candidate, in the region and at the start of the first.
    Scored scored() {
        double grams = 0;
        double kilowattHours = 0;
        double facility = 0;
        for (Cutting.Stretch each : stretches) {
            Instant from = from(each);
            Instant until = until(each);
            double hours = Duration.between(from, until).toMillis() / MILLIS_PER_HOUR;
            double drawn = cells.kilowatts(each.region()) * hours;
            grams += cells.grams(each.region(), from, until);
            kilowattHours += drawn;
            facility += drawn * question.world().curve(each.region()).meanPue(from, until);
        }
        Cutting.Stretch first = stretches.getFirst();
        GreenCurve curve = question.world().curve(first.region());
        return new Scored(
                question.region(first.region()).id(),
                from(first),
                grams,
                question.rttMillis(first.region()),
                curve.pueAt(from(first)),
                curve.readingAt(from(first)).orElse(null),
                Terms.of(grams, kilowattHours, facility / kilowattHours)
                        .from(EnergySource.CATALOGUE));
    }
}
