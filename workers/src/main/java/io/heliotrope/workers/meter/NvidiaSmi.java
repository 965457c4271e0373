package io.heliotrope.workers.meter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The power of NVIDIA GPUs as `nvidia-smi` tells it, one short child process a look.
///
/// It asks for `power.draw`, since `nvidia-smi` offers no energy counter: where power changes
/// faster than it is sampled (a quarter of the time on A100 and H100, arXiv:2312.02741) the
/// integral is off for single runs and right on average. The child gets no more of the environment
/// than it needs to start, and is killed when it takes longer than `timeout`.
public final class NvidiaSmi implements PowerSource {
    /// The command when the settings name no other, to be found on the path.
    public static final String COMMAND = "nvidia-smi";

    /// More than any GPU draws.
    private static final double MOST_WATTS = 10_000;

    private static final int LONGEST_OUTPUT = 64 * 1024;
    private static final int LONGEST_QUOTE = 120;
    private static final Set<String> INHERITED = Set.of("PATH", "LD_LIBRARY_PATH", "SystemRoot");

    private final List<String> command;
    private final Duration timeout;

    /// What a child said, and how it ended.
    private record Said(int exit, String text) {}

    /// Asks `program` about the GPUs with these indices, about all without any.
    public NvidiaSmi(String program, List<Integer> gpus, Duration timeout) {
        List<String> words = new ArrayList<>();
        words.add(program);
        words.add("--query-gpu=index,power.draw");
        words.add("--format=csv,noheader,nounits");
        if (!gpus.isEmpty()) {
            words.add("--id=" + String.join(",", gpus.stream().map(String::valueOf).toList()));
        }
        this.command = List.copyOf(words);
        this.timeout = timeout;
    }

    @Override
    public String method() {
        return "meter:nvidia-smi";
    }

    @Override
    public Look look() throws InterruptedException {
        try {
            return read(ask());
        } catch (IOException e) {
            return new Look.Blind(
                    "%s cannot be run: %s; install NVIDIA's driver, name the program, or choose another meter"
                            .formatted(program(), e.getMessage()));
        }
    }

    private String program() {
        return command.getFirst();
    }

    /// An exit of -1 stands for a child that was killed.
    private Said ask() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(INHERITED);
        Process child = builder.start();
        try (InputStream out = child.getInputStream()) {
            child.getOutputStream().close();
            if (!child.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Said(-1, "");
            }
            String text = new String(out.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
            return new Said(child.exitValue(), text);
        } finally {
            child.destroyForcibly();
        }
    }

    private Look read(Said said) {
        if (said.exit() < 0) {
            return new Look.Blind("%s did not answer within %s".formatted(program(), timeout));
        }
        if (said.exit() != 0) {
            return new Look.Blind(
                    "%s ended with %d: %s".formatted(program(), said.exit(), quote(said.text())));
        }
        double watts = 0;
        int devices = 0;
        for (String line : said.text().lines().filter(line -> !line.isBlank()).toList()) {
            double one = watts(line);
            if (Double.isNaN(one)) {
                return new Look.Blind(
                        "%s told '%s', expected a GPU's index and its watts, such as '0, 71.50': a GPU that tells no power cannot be metered"
                                .formatted(program(), quote(line)));
            }
            watts += one;
            devices++;
        }
        return devices == 0
                ? new Look.Blind(program() + " told of no GPU")
                : new Look.Drawn(watts, devices);
    }

    private static double watts(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 2) {
            return Double.NaN;
        }
        try {
            double watts = Double.parseDouble(cells[1].strip());
            return watts >= 0 && watts <= MOST_WATTS ? watts : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String quote(String text) {
        String line = text.lines().findFirst().orElse("nothing").strip();
        return line.substring(0, Math.min(LONGEST_QUOTE, line.length()));
    }
}
