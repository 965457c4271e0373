package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.prove.Comparer;
import io.heliotrope.policy.prove.Comparison;
import io.heliotrope.policy.prove.Comparison.Difference;
import io.heliotrope.policy.prove.Proof;
import io.heliotrope.policy.prove.WitnessText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What one policy allows and another does not.
///
/// As JSON the names are stable: `old`, `new`, `result` (`same`, `changed`, `unknown`), of `same`
/// `nodes`, of `unknown` `reason`, of `changed` `extent` (`all`, `first_ones`, `open`) and
/// `differences` [{`allowed` (now; else no more), `region`, `way`, `policies`, `witness` {`job`,
/// `place`, `conditions`, `policies`}}].
public record PolicyDiff(
        Path oldFile, Path newFile, Program before, Program after, Comparison found) {
    /// More differences than these are not looked for.
    private static final int MOST = 256;

    public static PolicyDiff of(Path oldFile, Path newFile, Program before, Program after) {
        return new PolicyDiff(
                oldFile, newFile, before, after, Comparer.of(before, after).compare(MOST));
    }

    /// For people: differences that are alike but for their region together, with one example.
    public String text() {
        return switch (found) {
            case Comparison.Same(long nodes) ->
                    "%s and %s allow the same: proved, %s%n"
                            .formatted(oldFile, newFile, CheckedText.count((int) nodes, "node"));
            case Comparison.Undecided(Proof.Reason reason) ->
                    "%s and %s: neither a difference was found nor a proof, %s%n"
                            .formatted(oldFile, newFile, words(reason));
            case Comparison.OtherRegions() ->
                    throw new IllegalStateException("both were checked against one catalogue");
            case Comparison.Changed(var differences, var extent) -> text(differences, extent);
        };
    }

    private static String words(Proof.Reason reason) {
        return switch (reason) {
            case BUDGET -> "the search gave up";
            case NO_REPLAY -> "and no example that a replay agrees to";
        };
    }

    private String text(List<Difference> differences, Comparison.Extent extent) {
        Map<List<Object>, List<Difference>> alike = new LinkedHashMap<>();
        for (Difference one : differences) {
            alike.computeIfAbsent(
                            List.of(one.isNew(), words(one).way(), one.policies()),
                            _ -> new ArrayList<>())
                    .add(one);
        }
        StringBuilder out = new StringBuilder();
        alike.values().forEach(group -> out.append(text(group)));
        long regions = differences.stream().map(Difference::region).distinct().count();
        return out.append("%s to %s: ".formatted(oldFile, newFile))
                .append(CheckedText.count(alike.size(), "change"))
                .append(" in what is allowed, in ")
                .append(CheckedText.count((int) regions, "region"))
                .append(
                        switch (extent) {
                            case ALL -> "; there are no others\n";
                            case FIRST_ONES -> "; there are more\n";
                            case OPEN -> "; whether there are more could not be settled\n";
                        })
                .toString();
    }

    private String text(List<Difference> alike) {
        Difference first = alike.getFirst();
        WitnessText words = words(first);
        String regions =
                alike.stream()
                        .map(one -> before.places().sites().get(one.region()).id())
                        .distinct()
                        .collect(Collectors.joining(", "));
        String where =
                words.conditions().isEmpty()
                        ? ""
                        : "  where     " + String.join("; ", words.conditions()) + "\n";
        return "%s  %s%n  step      %s%n  changed   %s%n  job       %s%n  placed    %s%n%s"
                .formatted(
                        first.isNew() ? "ALLOWED NOW" : "NO LONGER  ",
                        regions,
                        words.way(),
                        first.policies().isEmpty()
                                ? "no policy that holds for such jobs"
                                : String.join(", ", first.policies()),
                        words.job(),
                        words.place(),
                        where);
    }

    private WitnessText words(Difference one) {
        return WitnessText.of(one.isNew() ? after : before, one.witness());
    }

    /// One JSON document, indented, ended by a line feed.
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("old", oldFile.toString()).put("new", newFile.toString());
        switch (found) {
            case Comparison.Same(long nodes) -> root.put("result", "same").put("nodes", nodes);
            case Comparison.Undecided(Proof.Reason reason) ->
                    root.put("result", "unknown").put("reason", word(reason));
            case Comparison.OtherRegions() ->
                    throw new IllegalStateException("both were checked against one catalogue");
            case Comparison.Changed(var differences, var extent) -> {
                root.put("result", "changed").put("extent", word(extent));
                ArrayNode all = root.putArray("differences");
                differences.forEach(one -> put(all.addObject(), one));
            }
        }
        return CheckJson.written(root);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void put(ObjectNode node, Difference one) {
        WitnessText words = words(one);
        node.put("allowed", one.isNew())
                .put("region", before.places().sites().get(one.region()).id())
                .put("way", words.way());
        one.policies().forEach(node.putArray("policies")::add);
        ObjectNode witness = node.putObject("witness");
        witness.put("job", words.job()).put("place", words.place());
        words.conditions().forEach(witness.putArray("conditions")::add);
        words.policies().forEach(witness.putArray("policies")::add);
    }
}
