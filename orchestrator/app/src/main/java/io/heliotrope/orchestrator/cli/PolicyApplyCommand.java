package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.TenantId;
import io.heliotrope.orchestrator.config.PolicyFiles;
import io.heliotrope.orchestrator.edition.Admission;
import io.heliotrope.orchestrator.edition.EditionText;
import io.heliotrope.orchestrator.edition.PolicyDesk;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.PolicyEdition.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a policy in force.
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a policy against the running installation's catalogue, proves its guarantees, runs its"
                    + " tests, and puts it in force: every process takes it up between two decisions. One"
                    + " that fails any of this is refused (exit code 1), and the policy in force stays.",
            "",
            "It stays in force over restarts: from then on the settings' own policy stands back."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy apply acme.helio --why 'nights are for batch'",
            "  heliotrope policy apply globex.helio --tenant globex",
            "  heliotrope policy apply acme-2.helio --shadow"
        })
final class PolicyApplyCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final EditionOptions options = new EditionOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The main module.")
    private Path file = Path.of("");

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            description =
                    "The module is this tenant's, for its jobs alone: it uses everybody's policies, adds to"
                            + " what they ask and loosens none of it.")
    private @Nullable String tenant;

    @Option(
            names = "--shadow",
            description =
                    "The policy decides nothing: it is asked what it would decide in place of everybody's,"
                            + " and the differences are counted.")
    private boolean isShadow;

    @Option(names = "--dry-run", description = "Do all but publish it.")
    private boolean isDry;

    PolicyApplyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (tenant != null && isShadow) {
            throw new CannotRun(
                    Why.USAGE, "--tenant and --shadow were both given: leave one of them out");
        }
        PolicyDesk desk = options.desk(context.environment());
        PolicySettings now = desk.inForce().settings();
        PolicySettings next = next(now);
        Admission admission =
                isDry ? desk.admitted(next) : desk.publish(next, options.edition(Kind.APPLIED));
        String told = String.join("\n", admission.done()) + "\n";
        context.print(
                isDry
                        ? told + "may be put in force; nothing was published\n"
                        : told + EditionText.inForce(desk.inForce(), desk.catalogue()));
        return 0;
    }

    private PolicySettings next(PolicySettings now) {
        PolicyGround.expectFile(file);
        if (tenant != null) {
            if (!now.isText()) {
                throw new CannotRun(
                        Why.NO,
                        "the built-in rules decide there, and no tenant's module can stand above"
                                + " them: apply a text for everybody first");
            }
            return now.with(tenant(tenant), read(now));
        }
        return isShadow ? now.withShadow(read(null)) : now.with(read(null));
    }

    /// Modules that everybody's policy has are not read from files.
    private List<PolicyText> read(@Nullable PolicySettings beneath) {
        Set<String> known =
                beneath == null
                        ? Set.of()
                        : beneath.texts().stream()
                                .map(PolicyText::name)
                                .collect(Collectors.toSet());
        try {
            return PolicyFiles.read(file, known);
        } catch (IllegalArgumentException unreadable) {
            throw new CannotRun(Why.USAGE, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    static TenantId tenant(String name) {
        try {
            return new TenantId(name);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(Why.USAGE, "--tenant: " + wrong.getMessage(), wrong);
        }
    }
}
