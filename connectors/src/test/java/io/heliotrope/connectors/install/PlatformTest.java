package io.heliotrope.connectors.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX, X86_64, libx.so",
        "Linux, riscv64, LINUX, OTHER, libx.so",
        "Mac OS X, aarch64, MAC, AARCH64, libx.dylib",
        "Darwin, x86_64, MAC, X86_64, libx.dylib",
        "Windows 11, amd64, WINDOWS, X86_64, x.dll",
        "AIX, ppc64, OTHER, OTHER, libx.so"
    })
    void is_read_from_the_properties_of_the_runtime(
            String name, String arch, Platform.Family os, Platform.Processor cpu, String library) {
        Platform platform = Platform.of(name, arch);

        assertThat(platform).isEqualTo(new Platform(os, cpu));
        assertThat(platform.libraryFile("x")).isEqualTo(library);
    }
}
