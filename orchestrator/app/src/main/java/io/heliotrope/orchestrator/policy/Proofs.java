package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.prove.Proof;
import io.heliotrope.policy.prove.Prover;
import io.heliotrope.policy.prove.WitnessText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What became of a program's guarantees, in its order.
///
/// As JSON the names are stable: `file`, `proved` (all of them), `guarantees` [{`name`, `title`,
/// `line`, `result` (`proved`, `refuted`, `unknown`), `nodes`, `reason` of `unknown`, `witness` of
/// `refuted` {`job`, `place`, `conditions`, `way`, `policies`}}].
public record Proofs(Path file, Program program, Map<Guarantee, Proof> proofs) {
    public Proofs {
        proofs = Collections.unmodifiableMap(new LinkedHashMap<>(proofs));
    }

    /// Tries every guarantee.
    public static Proofs of(Path file, Program program) {
        return new Proofs(file, program, Prover.of(program).proveAll());
    }

    /// Whether every guarantee is proved; what is not known is not.
    public boolean isProved() {
        return proofs.values().stream().allMatch(Proof.Proved.class::isInstance);
    }

    /// For people: a line for each guarantee, under a refuted one the witness.
    public String text() {
        if (proofs.isEmpty()) {
            return file + " has no guarantees: nothing to prove\n";
        }
        StringBuilder out = new StringBuilder();
        proofs.forEach((guarantee, proof) -> out.append(text(guarantee, proof)));
        long proved = proofs.values().stream().filter(Proof.Proved.class::isInstance).count();
        return out.append(
                        "%s: %s, %d proved, %d not\n"
                                .formatted(
                                        file,
                                        CheckedText.count(proofs.size(), "guarantee"),
                                        proved,
                                        proofs.size() - proved))
                .toString();
    }

    private String text(Guarantee guarantee, Proof proof) {
        String name =
                guarantee.title().isEmpty()
                        ? guarantee.name()
                        : guarantee.name() + " \"" + guarantee.title() + "\"";
        return switch (proof) {
            case Proof.Proved(long nodes) ->
                    "PROVED   %s   %s\n".formatted(name, CheckedText.count((int) nodes, "node"));
            case Proof.Refuted(var witness, long _) ->
                    "REFUTED  %s   %s\n".formatted(name, guarantee.span())
                            + lines(WitnessText.of(program, witness));
            case Proof.Unknown(Proof.Reason reason, long nodes) ->
                    "UNKNOWN  %s   %s\n  %s after %s\n"
                            .formatted(
                                    name,
                                    guarantee.span(),
                                    words(reason),
                                    CheckedText.count((int) nodes, "node"));
        };
    }

    private static String lines(WitnessText witness) {
        String conditions =
                witness.conditions().isEmpty()
                        ? ""
                        : "  where     " + String.join("; ", witness.conditions()) + "\n";
        return "  job       %s\n  placed    %s\n%s  step      %s\n  policies  %s\n"
                .formatted(
                        witness.job(),
                        witness.place(),
                        conditions,
                        witness.way(),
                        witness.policies().isEmpty()
                                ? "none holds for it"
                                : String.join(", ", witness.policies()));
    }

    private static String words(Proof.Reason reason) {
        return switch (reason) {
            case BUDGET -> "no answer";
            case NO_REPLAY -> "no example that a replay agrees to, and no proof,";
        };
    }

    /// One JSON document, indented, ended by a line feed.
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("file", file.toString()).put("proved", isProved());
        ArrayNode guarantees = root.putArray("guarantees");
        proofs.forEach((guarantee, proof) -> {
            ObjectNode node = guarantees.addObject();
            node.put("name", guarantee.name())
                    .put("title", guarantee.title())
                    .put("line", guarantee.span().line());
            put(node, proof);
            node.put("nodes", proof.nodes());
        });
        return CheckJson.written(root);
    }

    private void put(ObjectNode node, Proof proof) {
        switch (proof) {
            case Proof.Proved _ -> node.put("result", "proved");
            case Proof.Refuted(var witness, long _) -> {
                WitnessText words = WitnessText.of(program, witness);
                ObjectNode told = node.put("result", "refuted").putObject("witness");
                told.put("job", words.job()).put("place", words.place());
                put(told.putArray("conditions"), words.conditions());
                told.put("way", words.way());
                put(told.putArray("policies"), words.policies());
            }
            case Proof.Unknown(Proof.Reason reason, long _) ->
                    node.put("result", "unknown")
                            .put("reason", reason.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void put(ArrayNode array, List<String> words) {
        words.forEach(array::add);
    }
}
