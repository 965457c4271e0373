package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.edition.PolicyDesk;
import io.heliotrope.protocol.PolicyEdition;
import io.heliotrope.protocol.PolicyEdition.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that put a policy in force: where, by whom and why.
final class EditionOptions {
    @Mixin private final Connection connection = new Connection();

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who does so, kept with the policy (default: the user of this machine).")
    private @Nullable String by;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why, kept with the policy.")
    private String why = "";

    /// Where policies of the installation are put in force.
    PolicyDesk desk(Map<String, String> environment) {
        return new PolicyDesk(
                connection.installation(connection.config(environment), Role.admin()));
    }

    PolicyEdition edition(Kind kind) {
        return new PolicyEdition(kind, by == null ? System.getProperty("user.name", "") : by, why);
    }
}
