package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.GramsCo2;
import io.heliotrope.protocol.Restated.Figure;
import io.heliotrope.signals.accounting.Emission;
import io.heliotrope.signals.accounting.Emission.Incomparable;
import io.heliotrope.signals.accounting.Emission.Known;
import io.heliotrope.signals.accounting.Emission.Unknown;
import io.heliotrope.signals.accounting.Emission.Why;
import io.heliotrope.signals.accounting.GramsRange;
import io.heliotrope.signals.accounting.Kind;
import io.heliotrope.signals.accounting.Restatement.Column;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Emissions as records write them, and back.
public final class Figures {
    private static final String INCOMPARABLE = "incomparable";

    private Figures() {}

    public static Figure of(Emission emission) {
        return switch (emission) {
            case Known(Kind kind, GramsRange grams) ->
                    new Figure.Grams(
                            kind.word(),
                            grams.p10().value(),
                            grams.p50().value(),
                            grams.p90().value());
            case Unknown unknown -> new Figure.NotKnown(word(unknown.why()));
            case Incomparable _ -> new Figure.NotKnown(INCOMPARABLE);
        };
    }

    /// What a record says of a job's column; empty for words that this version does not know.
    static Optional<Emission> emission(Figure figure, DoneJob job) {
        return switch (figure) {
            case Figure.Grams(String kind, double p10, double p50, double p90) ->
                    Arrays.stream(Kind.values())
                            .filter(known -> known.word().equals(kind))
                            .findFirst()
                            .map(known -> new Known(known, range(p10, p50, p90)));
            case Figure.NotKnown(String why) ->
                    Arrays.stream(Why.values())
                            .filter(known -> word(known).equals(why))
                            .findFirst()
                            .map(known ->
                                    new Unknown(
                                            known,
                                            job.done().region(),
                                            job.start(),
                                            job.done().measured().ranTo()));
        };
    }

    private static GramsRange range(double p10, double p50, double p90) {
        return new GramsRange(new GramsCo2(p10), new GramsCo2(p50), new GramsCo2(p90));
    }

    static Optional<Column> column(String word) {
        return Arrays.stream(Column.values())
                .filter(known -> known.word().equals(word))
                .findFirst();
    }

    private static String word(Why why) {
        return why.name().toLowerCase(Locale.ROOT);
    }
}
