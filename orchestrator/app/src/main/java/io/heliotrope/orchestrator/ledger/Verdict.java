package io.heliotrope.orchestrator.ledger;

import static java.util.stream.Collectors.joining;

import io.heliotrope.orchestrator.evidence.Seals;
import io.heliotrope.orchestrator.ledger.Audit.Finding;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a verification of a running installation's ledger found. Jobs without an end are open, not
/// lost, while they may still come to one.
///
/// `orphans` are receipts whose job's record is gone, so that they cannot be replayed; `unreadable`
/// are records of Heliotrope's own topics that do not read, `unknown` those of kinds that this
/// version does not know.
public record Verdict(
        int jobs,
        int open,
        Audit audit,
        ReceiptReplay.Outcome replay,
        int orphans,
        int unreadable,
        int unknown,
        Completeness completeness,
        Seals seals) {
    private static final int MOST_NAMED = 10;

    public boolean isClean() {
        return replay.isClean()
                && orphans == 0
                && unreadable == 0
                && completeness.lost().isClean()
                && seals.isClean()
                && invariants().values().stream().allMatch(Finding::isClean);
    }

    private Map<String, Finding> invariants() {
        Map<String, Finding> all = new TreeMap<>(audit.findings());
        all.put("lost", completeness.lost());
        return all;
    }

    /// For people.
    public String text(Ink ink) {
        StringBuilder text = new StringBuilder();
        text.append("  %d jobs, %d of them open%n".formatted(jobs, open));
        text.append("  %s%n".formatted(ends()));
        text.append(
                "  %d acknowledged = %d ended + %d open + %d lost%s%n"
                        .formatted(
                                completeness.acknowledged(),
                                completeness.ended(),
                                completeness.open(),
                                completeness.lost().count(),
                                completeness.tooOld() == 0
                                        ? ""
                                        : "; "
                                                + completeness.tooOld()
                                                + " are older than what is kept of their status"));
        line(
                text,
                ink,
                replay.isClean(),
                "receipts replayed identically: " + replay.identical() + " of " + replay.count());
        replay.failures()
                .forEach(f ->
                        text.append("          ")
                                .append(f.job())
                                .append(": ")
                                .append(f.reason())
                                .append('\n'));
        line(text, ink, orphans == 0, "receipts of which the job's record is gone: " + orphans);
        line(text, ink, unreadable == 0, "records that do not read: " + unreadable);
        if (unknown > 0) {
            text.append("        records of kinds that this version does not know: ")
                    .append(unknown)
                    .append('\n');
        }
        invariants()
                .forEach((name, finding) -> {
                    String words = name.replace('_', ' ') + " " + finding.count();
                    line(text, ink, finding.isClean(), words);
                    finding.jobs()
                            .forEach(job -> text.append("          ").append(job).append('\n'));
                });
        seals(text, ink);
        return text.toString();
    }

    private String ends() {
        Map<String, Integer> all = new LinkedHashMap<>();
        Audit.STATES.forEach(state -> all.put(state, audit.terminal().getOrDefault(state, 0)));
        all.put("REFUSED", audit.refused().values().stream().mapToInt(Integer::intValue).sum());
        return all.entrySet().stream()
                .map(end -> end.getKey() + " " + end.getValue())
                .collect(joining(" + "));
    }

    private void seals(StringBuilder text, Ink ink) {
        int sealed = seals.records() - seals.unsealed() - seals.older();
        line(
                text,
                ink,
                seals.flaws().isEmpty(),
                "records as they were sealed: %d in %d checkpoints"
                        .formatted(sealed, seals.checkpoints()));
        seals.flaws().stream()
                .limit(MOST_NAMED)
                .forEach(flaw -> text.append("          ").append(flaw).append('\n'));
        if (seals.flaws().size() > MOST_NAMED) {
            int more = seals.flaws().size() - MOST_NAMED;
            text.append("          and ").append(more).append(" more\n");
        }
        line(
                text,
                ink,
                !seals.isForsaken(),
                "not yet sealed by a checkpoint: %d".formatted(seals.unsealed())
                        + (seals.isForsaken()
                                ? ", for %.0f s: no notary is at work, or its checkpoints are gone"
                                        .formatted(seals.unsealedSeconds())
                                : ""));
        if (seals.older() > 0) {
            text.append("        older than every checkpoint that is kept: ")
                    .append(seals.older())
                    .append('\n');
        }
        if (!seals.isJudged()) {
            text.append(
                            "        who sealed them was not checked: no key is trusted; name one under")
                    .append(" notary.trusted, or with --trust\n");
        }
    }

    private static void line(StringBuilder text, Ink ink, boolean holds, String words) {
        text.append("  ")
                .append(holds ? ink.good("ok    ") : ink.bad("BROKEN"))
                .append("  ")
                .append(words)
                .append('\n');
    }

    private void sealsJson(ObjectNode node) {
        node.put("ok", seals.isClean())
                .put("checkpoints", seals.checkpoints())
                .put("records", seals.records())
                .put("unsealed", seals.unsealed())
                .put("unsealed_seconds", seals.unsealedSeconds())
                .put("older", seals.older())
                .put("judged", seals.isJudged());
        ArrayNode flaws = node.putArray("flaws");
        seals.flaws()
                .forEach(flaw ->
                        flaws.addObject()
                                .put("kind", flaw.kind().name().toLowerCase(Locale.ROOT))
                                .put("cluster", flaw.cluster().value())
                                .put("topic", flaw.topic())
                                .put("partition", flaw.partition())
                                .put("offset", flaw.offset())
                                .put("detail", flaw.detail()));
    }

    /// For programs: `ok`, `jobs`, `open`, `receipts` (`count`, `replayed_identical`, `failures`,
    /// `orphans`), `unreadable`, `unknown`, `completeness`, `seals` with every flaw's place, and
    /// each invariant's count.
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("ok", isClean()).put("jobs", jobs).put("open", open);
        ObjectNode receipts = root.putObject("receipts");
        receipts.put("count", replay.count())
                .put("replayed_identical", replay.identical())
                .put("orphans", orphans);
        ArrayNode failures = receipts.putArray("failures");
        replay.failures()
                .forEach(f ->
                        failures.addObject().put("job", f.job().value()).put("reason", f.reason()));
        root.put("unreadable", unreadable).put("unknown", unknown);
        ObjectNode ended = root.putObject("completeness");
        ended.put("acknowledged", completeness.acknowledged())
                .put("ended", completeness.ended())
                .put("open", completeness.open())
                .put("lost", completeness.lost().count())
                .put("too_old", completeness.tooOld());
        sealsJson(root.putObject("seals"));
        invariants().forEach((name, finding) -> root.put(name, finding.count()));
        return root.toPrettyString() + "\n";
    }
}
