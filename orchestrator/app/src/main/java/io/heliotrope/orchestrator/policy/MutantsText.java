package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.mutate.Coverage;
import java.nio.file.Path;

/// What no test of a policy would notice, for people.
public final class MutantsText {
    private MutantsText() {}

    /// A line for each change that no test notices, then the count.
    public static String render(Path file, Coverage coverage) {
        StringBuilder out = new StringBuilder();
        for (Coverage.Survivor survivor : coverage.survivors()) {
            out.append(survivor.span())
                    .append("  no test would notice if ")
                    .append(survivor.change())
                    .append('\n');
        }
        String untried =
                coverage.untried() == 0 ? "" : ", " + coverage.untried() + " more not tried";
        return out.append(
                        "%s: %s, %d killed, %d not%s\n"
                                .formatted(
                                        file,
                                        CheckedText.count(coverage.total(), "mutant"),
                                        coverage.killed(),
                                        coverage.survivors().size(),
                                        untried))
                .toString();
    }
}
