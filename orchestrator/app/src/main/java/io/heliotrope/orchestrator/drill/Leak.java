package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Looks for payloads where none may lie: on the other home cluster's disk, in state stores, and in
/// what processes say.
final class Leak {
    private Leak() {}

    static List<Claim> look(Ground ground) {
        List<Path> found = new ArrayList<>();
        found.addAll(holding(ground.west().data(), FleetFile.NORTH));
        found.addAll(holding(ground.north().data(), FleetFile.WEST));
        for (RegionId origin : List.of(FleetFile.NORTH, FleetFile.WEST)) {
            found.addAll(holding(ground.fleet().site().folder().resolve("log"), origin));
            found.addAll(holding(ground.fleet().site().data(Member.CONTROL.name()), origin));
        }
        return List.of(
                Claim.none(
                        "I5",
                        "payloads rest at home",
                        found,
                        "no file of another cluster, state store or log holds one"));
    }

    private static List<Path> holding(Path folder, RegionId origin) {
        byte[] canary = (Load.CANARY + "-" + origin).getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(f -> holds(f, canary)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot search " + folder, e);
        }
    }

    private static boolean holds(Path file, byte[] canary) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.contains(new String(canary, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException deletedMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
