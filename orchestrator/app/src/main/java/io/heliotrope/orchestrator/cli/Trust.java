package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The option that says whose seals count.
final class Trust {
    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description =
                    "A public key of a notary whose seals count, beside those of notary.trusted; may be"
                            + " given more than once.")
    private List<String> keys = new ArrayList<>();

    /// @throws CannotRun when one is no key
    List<TrustedKey> keys() {
        try {
            return keys.stream().map(TrustedKey::parse).toList();
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(Why.USAGE, "--trust " + wrong.getMessage(), wrong);
        }
    }
}
