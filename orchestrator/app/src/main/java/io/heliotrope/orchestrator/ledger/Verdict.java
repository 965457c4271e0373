package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Catalogue;
import io.heliotrope.orchestrator.ledger.Audit.Finding;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a verification of a running installation's ledger found. Jobs without an end are open, not
/// lost: they may be running.
///
/// `orphans` are receipts whose job's record is gone, so that they cannot be replayed; `unreadable`
/// are records of Heliotrope's own topics that do not read.
public record Verdict(
        int jobs,
        int open,
        Audit audit,
        ReceiptReplay.Outcome replay,
        int orphans,
        int unreadable) {

    public static Verdict of(
            Ledger ledger,
            Catalogue catalogue,
            ReceiptReplay.Outcome replay,
            int orphans,
            int unreadable) {
        int open =
                (int) ledger.jobs().stream().map(Entry::end).filter(end -> end.isEmpty()).count();
        Audit audit = Audit.of(ledger, Set.of(), catalogue);
        return new Verdict(ledger.jobs().size(), open, audit, replay, orphans, unreadable);
    }

    public boolean isClean() {
        return replay.isClean()
                && orphans == 0
                && unreadable == 0
                && invariants().values().stream().allMatch(Finding::isClean);
    }

    private Map<String, Finding> invariants() {
        Map<String, Finding> all = new TreeMap<>(audit.findings());
        all.remove("lost");
        return all;
    }

    /// For people.
    public String text(Ink ink) {
        StringBuilder text = new StringBuilder();
        text.append("  %d jobs, %d of them open%n".formatted(jobs, open));
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
        invariants()
                .forEach((name, finding) -> {
                    String words = name.replace('_', ' ') + " " + finding.count();
                    line(text, ink, finding.isClean(), words);
                    finding.jobs()
                            .forEach(job -> text.append("          ").append(job).append('\n'));
                });
        return text.toString();
    }

    private static void line(StringBuilder text, Ink ink, boolean holds, String words) {
        text.append("  ")
                .append(holds ? ink.good("ok    ") : ink.bad("BROKEN"))
                .append("  ")
                .append(words)
                .append('\n');
    }

    /// For programs: `ok`, `jobs`, `open`, `receipts` (`count`, `replayed_identical`, `failures`,
    /// `orphans`), `unreadable`, and each invariant's count.
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
        root.put("unreadable", unreadable);
        invariants().forEach((name, finding) -> root.put(name, finding.count()));
        return root.toPrettyString() + "\n";
    }
}
