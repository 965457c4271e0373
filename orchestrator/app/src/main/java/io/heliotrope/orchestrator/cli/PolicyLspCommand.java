package io.heliotrope.orchestrator.cli;

import io.heliotrope.lsp.PolicyServer;
import io.heliotrope.policy.facts.Places;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What editors ask while a policy is written.
@Command(
        name = "lsp",
        mixinStandardHelpOptions = true,
        description = {
            "Serves an editor by the Language Server Protocol, over standard input and output:"
                    + " diagnostics while typing, completion, hover, definitions, outline, format."
                    + " Texts are checked against the regions, jurisdictions and models of the"
                    + " settings, which are read once, at the start.",
            "",
            "Editors start it; nobody types into it. Exit code 0 after `shutdown` and `exit`, 1 when"
                    + " the editor goes away without them."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy lsp",
            "  heliotrope policy lsp --config heliotrope.yaml"
        })
final class PolicyLspCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final PolicyGround ground = new PolicyGround();

    @SuppressWarnings("UnusedVariable") // there is no other way than standard input and output
    @Option(names = "--stdio", description = "Changes nothing: some editors always say it.")
    private boolean stdio;

    PolicyLspCommand(Context context) {
        this.context = context;
    }

    /// Standard output carries messages alone, so it is taken past the console.
    @Override
    public Integer call() throws InterruptedException {
        Places places = ground.places(context.environment());
        return new PolicyServer(places).serve(System.in, new FileOutputStream(FileDescriptor.out));
    }
}
