package io.heliotrope.policy.eval;

import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.types.Unit;
import java.util.List;
import java.util.stream.Collectors;

/// One reason why a rule removes a region: a part of it that is not true there. Immutable.
public sealed interface Finding {

    /// In one line, for a person.
    String text();

    /// A number that is not as it must be. `value` and `bound` are in base units; `bounds` is how
    /// the bound is written. `after` is how many slots after the judged one it is looked at.
    record Missed(
            String what,
            double value,
            Relation relation,
            double bound,
            String bounds,
            Unit shown,
            int after,
            List<Source> sources)
            implements Finding {
        public Missed {
            sources = List.copyOf(sources);
        }

        /// How far the value is from the bound, in base units, at least 0.
        public double distance() {
            return Math.abs(value - bound);
        }

        @Override
        public String text() {
            String limit = shown.show(bound);
            String names = limit.equals(bounds) ? limit : bounds + " = " + limit;
            return "%s is %s and must be %s %s%s%s%s"
                    .formatted(
                            what,
                            shown.show(value),
                            Wording.must(relation),
                            names,
                            away(),
                            Source.text(sources),
                            later(after));
        }

        private String away() {
            String distance = shown.show(distance());
            return switch (relation) {
                case AT_MOST, BELOW -> ": " + distance + " too much";
                case AT_LEAST, ABOVE -> ": " + distance + " too little";
                case EQUAL -> ": " + distance + " off";
                case NOT_EQUAL -> "";
            };
        }
    }

    /// A comparison one side of which has no number.
    record Unknown(String what, int after, List<Source> sources) implements Finding {
        public Unknown {
            sources = List.copyOf(sources);
        }

        @Override
        public String text() {
            return what + " is not known" + Source.text(sources) + later(after);
        }
    }

    /// Something without a number that must hold.
    record Untrue(String must) implements Finding {
        @Override
        public String text() {
            return must;
        }
    }

    private static String later(int after) {
        return after == 0 ? "" : after == 1 ? ", one slot later" : ", " + after + " slots later";
    }

    /// Where a signal's number came from, or why there is none: `said` in a few words.
    record Source(String signal, String said) {
        private static String text(List<Source> sources) {
            if (sources.isEmpty()) {
                return "";
            }
            String all =
                    sources.size() == 1
                            ? sources.getFirst().said()
                            : sources.stream()
                                    .map(source -> source.signal() + ": " + source.said())
                                    .collect(Collectors.joining("; "));
            return " (" + all + ")";
        }
    }
}
