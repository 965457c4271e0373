package io.heliotrope.workers.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.workers.meter.Look.Blind;
import io.heliotrope.workers.meter.Look.Drawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A script in the place of the command: no GPU is needed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class NvidiaSmiTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private Look look(String script, Duration timeout, Integer... gpus) throws Exception {
        return new NvidiaSmi(program(script), List.of(gpus), timeout).look();
    }

    private String program(String script) throws IOException {
        Path file = folder.resolve("smi");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private static String why(Look look) {
        return ((Blind) look).why();
    }

    @Test
    void the_power_of_all_gpus_is_summed() throws Exception {
        assertThat(look("echo '0, 71.50'; echo '1, 428.25'", PATIENT))
                .isEqualTo(new Drawn(499.75, 2));
    }

    @Test
    void it_asks_for_power_alone_and_for_the_gpus_that_are_named() throws Exception {
        String echo = "[ \"$*\" = '--query-gpu=index,power.draw --format=csv,noheader,nounits";

        assertThat(look(echo + " --id=0,3' ] && echo '0, 10'", PATIENT, 0, 3))
                .isEqualTo(new Drawn(10, 1));
        assertThat(look(echo + "' ] && echo '0, 10'", PATIENT)).isEqualTo(new Drawn(10, 1));
    }

    @Test
    void a_gpu_that_tells_no_power_is_no_0() throws Exception {
        assertThat(why(look("echo '0, 71.50'; echo '1, [N/A]'", PATIENT)))
                .contains("told '1, [N/A]', expected")
                .contains("cannot be metered");
        assertThat(why(look("echo '0, -3'", PATIENT))).contains("'0, -3'");
        assertThat(why(look("echo '0, 71.50, W'", PATIENT))).contains("'0, 71.50, W'");
        assertThat(why(look("true", PATIENT))).contains("told of no GPU");
    }

    @Test
    void a_driver_that_is_not_there_is_named_as_it_names_itself() throws Exception {
        assertThat(why(look("echo 'could not reach the driver'; exit 9", PATIENT)))
                .contains("smi ended with 9: could not reach the driver");
    }

    @Test
    void a_command_that_is_not_there_says_what_to_do() throws Exception {
        Look look = new NvidiaSmi(folder.resolve("none").toString(), List.of(), PATIENT).look();

        assertThat(why(look)).contains("none cannot be run").contains("install NVIDIA's driver");
    }

    @Test
    void a_command_that_hangs_is_killed() throws Exception {
        Look look = look("echo $$ > " + folder + "/pid; exec sleep 1000", Duration.ofSeconds(2));

        assertThat(why(look)).contains("did not answer within PT2S");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(child -> child.onExit().join());
    }

    @Test
    void the_child_gets_nothing_of_the_environment_but_its_paths() throws Exception {
        Look look =
                look("echo \"$(env | grep -cvE '^(PATH|LD_LIBRARY_PATH|PWD|SHLVL|_)=')\"", PATIENT);

        assertThat(why(look)).contains("told '0', expected");
    }
}
