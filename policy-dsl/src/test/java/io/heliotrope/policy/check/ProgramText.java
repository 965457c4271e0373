package io.heliotrope.policy.check;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Unit;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Programs and tests as texts to compare: records with their parts, one thing a line, without
/// places in the text and without the catalogue.
final class ProgramText {
    private final Places places;
    private final StringBuilder out = new StringBuilder();

    private ProgramText(Places places) {
        this.places = places;
    }

    static String of(Program program, List<TestCase> tests) {
        ProgramText text = new ProgramText(program.places());
        text.line(0, "module " + program.module());
        text.all(0, "ladder", program.ladders().values());
        text.all(0, "policy", program.policies());
        text.all(0, "guarantee", program.guarantees());
        text.all(0, "zone", program.zones());
        text.all(
                0,
                "order",
                program.precedences().stream()
                        .map(one -> one.first() + " before " + one.second())
                        .sorted()
                        .toList());
        text.all(0, "test", tests);
        return text.out.toString();
    }

    private void all(int depth, String word, Collection<?> values) {
        for (Object value : values) {
            if (value instanceof Record && !isFlat(value)) {
                line(depth, word + " " + value.getClass().getSimpleName());
                parts(depth + 1, value);
            } else {
                line(depth, word + " " + flat(value));
            }
        }
    }

    private void parts(int depth, Object value) {
        for (RecordComponent part : value.getClass().getRecordComponents()) {
            Object inner = get(part, value);
            if (inner instanceof Span || isNothing(inner)) {
                continue;
            }
            if (inner instanceof Set<?> unordered) {
                all(depth, part.getName(), new TreeSet<>(unordered));
            } else if (inner instanceof Collection<?> many) {
                all(depth, part.getName(), many);
            } else if (inner instanceof Optional<?> one) {
                all(depth, part.getName(), List.of(one.orElseThrow()));
            } else {
                all(depth, part.getName(), List.of(inner));
            }
        }
    }

    private static boolean isNothing(Object value) {
        return (value instanceof Optional<?> one && one.isEmpty())
                || (value instanceof Collection<?> many && many.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || value.equals("");
    }

    /// What goes on one line: formulas and terms as calls, values as they are.
    private boolean isFlat(Object value) {
        String folder = value.getClass().getName();
        return folder.contains(".Formula$")
                || folder.contains(".Term$")
                || folder.contains(".Outcome$")
                || folder.contains(".Band$")
                || folder.contains(".Claim$")
                || folder.contains(".Rung$")
                || folder.contains(".Expectation$")
                || value instanceof RegionWord
                || value instanceof Unit;
    }

    private String flat(Object value) {
        return switch (value) {
            case RegionWord word ->
                    word.stream()
                            .mapToObj(region -> places.sites().get(region).id())
                            .collect(Collectors.joining(" ", "{", "}"));
            case Unit unit -> unit.word().isEmpty() ? "1" : unit.word();
            case ZoneId zone -> zone.getId();
            case Map<?, ?> map ->
                    new TreeMap<>(map)
                            .entrySet().stream()
                                    .map(one -> one.getKey() + "=" + flat(one.getValue()))
                                    .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> many ->
                    many.stream().map(this::flat).collect(Collectors.joining(", "));
            case Optional<?> one -> one.map(this::flat).orElse("-");
            case Record record -> call(record);
            default -> value.toString();
        };
    }

    private String call(Record record) {
        StringBuilder call = new StringBuilder(record.getClass().getSimpleName()).append('(');
        String comma = "";
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            Object inner = get(part, record);
            if (!(inner instanceof Span)) {
                call.append(comma).append(flat(inner));
                comma = ", ";
            }
        }
        return call.append(')').toString();
    }

    private static Object get(RecordComponent part, Object value) {
        try {
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException recordsArePublic) {
            throw new IllegalStateException(recordsArePublic);
        }
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
