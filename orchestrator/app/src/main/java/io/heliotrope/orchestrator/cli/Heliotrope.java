package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.config.Version;
import io.heliotrope.orchestrator.start.CannotRun;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The root command. Exit codes: 0 all is well; 1 what was asked about is not there, failed or does
/// not hold; 2 options or settings are wrong; 69 Kafka cannot be reached; 70 a defect of the
/// program.
@Command(
        name = "heliotrope",
        mixinStandardHelpOptions = true,
        versionProvider = Heliotrope.Versions.class,
        description = "Runs AI inference where and when it emits the least carbon.",
        footer = {
            "",
            "Begin with:",
            "  heliotrope demo",
            "",
            "Exit codes: 0 all is well, 1 what was asked does not hold, 2 wrong options or"
                    + " settings,",
            "69 Kafka cannot be reached, 70 a defect of this program."
        })
public final class Heliotrope implements Callable<Integer> {
    private static final int WIDTH = 100;
    private static final int USAGE = 2;
    private static final int DEFECT = 70;

    @Spec private CommandSpec spec = CommandSpec.create();

    private Heliotrope() {}

    /// The command line, ready to execute; it never throws and never ends the process.
    public static CommandLine commandLine(Context context) {
        CommandLine root = new CommandLine(new Heliotrope());
        root.addSubcommand(new DemoCommand(context));
        root.addSubcommand(new UpCommand(context));
        root.addSubcommand(new RegionCommand(context));
        root.addSubcommand(new WorkerCommand(context));
        root.addSubcommand(new SubmitCommand(context));
        root.addSubcommand(new QuoteCommand(context));
        root.addSubcommand(new CalendarCommand(context));
        root.addSubcommand(new StatusCommand(context));
        root.addSubcommand(new PlanCommand(context));
        root.addSubcommand(new ExplainCommand(context));
        root.addSubcommand(new ResultCommand(context));
        root.addSubcommand(
                new CommandLine(new KeysCommand())
                        .addSubcommand(new KeysNewCommand(context))
                        .addSubcommand(new KeysPublishCommand(context)));
        root.addSubcommand(new AclCommand(context));
        root.addSubcommand(new TopicsCommand(context));
        root.addSubcommand(new AuditCommand(context));
        root.addSubcommand(new VerifyLedgerCommand(context));
        root.addSubcommand(new SimulateCommand(context));
        root.addSubcommand(new BacktestCommand(context));
        root.addSubcommand(new WhatIfCommand(context));
        root.addSubcommand(new DrillCommand(context));
        root.addSubcommand(new HistoryCommand(context));
        root.addSubcommand(new NotaryKeyCommand(context));
        root.addSubcommand(new TokenKeyCommand(context));
        root.addSubcommand(
                new CommandLine(new PolicyCommand())
                        .addSubcommand(new PolicyCheckCommand(context))
                        .addSubcommand(new PolicyFmtCommand(context))
                        .addSubcommand(new PolicyTestCommand(context))
                        .addSubcommand(new PolicyApplyCommand(context))
                        .addSubcommand(new PolicyRollbackCommand(context))
                        .addSubcommand(new PolicyWithdrawCommand(context))
                        .addSubcommand(new PolicyHistoryCommand(context))
                        .addSubcommand(new PolicyProveCommand(context))
                        .addSubcommand(new PolicyDiffCommand(context))
                        .addSubcommand(new PolicyExplainCommand(context))
                        .addSubcommand(new PolicyWhyNotCommand(context))
                        .addSubcommand(new PolicyLspCommand(context)));
        root.addSubcommand(
                new CommandLine(new SignalsCommand())
                        .addSubcommand(new SignalsDoctorCommand(context))
                        .addSubcommand(new SignalsScoreCommand(context))
                        .addSubcommand(new SignalsExportCommand(context)));
        root.addSubcommand(
                new CommandLine(new ReportCommand())
                        .addSubcommand(new ReportCarbonCommand(context))
                        .addSubcommand(new ReportRestateCommand(context)));
        root.addSubcommand(
                new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchDispatchCommand(context)));
        root.setOut(context.console().out());
        root.setErr(context.console().err());
        root.setUsageHelpWidth(WIDTH);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setParameterExceptionHandler((wrong, arguments) -> complain(wrong));
        root.setExecutionExceptionHandler((failure, line, parsed) -> complain(failure, line));
        return root;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }

    private static int complain(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        line.getErr()
                .println(
                        name
                                + ": "
                                + oneLine(String.valueOf(wrong.getMessage()))
                                + ". See: "
                                + name
                                + " --help");
        line.getErr().flush();
        return USAGE;
    }

    private static int complain(Exception failure, CommandLine line) {
        String name = line.getCommandSpec().qualifiedName();
        PrintWriter err = line.getErr();
        int exitCode;
        if (failure instanceof CannotRun cannot) {
            err.println(name + ": " + cannot.getMessage());
            exitCode = cannot.why().exitCode();
        } else {
            // Asked for here only: a quick command need not start the logging.
            LoggerFactory.getLogger(Heliotrope.class)
                    .atDebug()
                    .setCause(failure)
                    .addKeyValue("command", name)
                    .log("command failed");
            err.println(
                    name
                            + ": a defect of the program: "
                            + oneLine(failure.toString())
                            + ". HELIOTROPE_LOG_LEVEL=DEBUG shows where");
            exitCode = DEFECT;
        }
        err.flush();
        return exitCode;
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }

    /// What `--version` prints.
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Version version = Version.current();
            return new String[] {
                "heliotrope " + version.program() + " (Java " + version.java() + ")"
            };
        }
    }
}
