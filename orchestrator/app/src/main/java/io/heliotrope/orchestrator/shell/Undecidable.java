package io.heliotrope.orchestrator.shell;

import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Descriptor.Defect;
import io.heliotrope.protocol.Descriptor.Defective;
import java.util.List;
import java.util.Optional;

/// A job on which the code itself fails: told as a defect, so that its producer hears of it and its
/// lane goes on.
public final class Undecidable {
    private Undecidable() {}

    /// What to take `descriptor` for after `failure`; empty for a cancel, which then changes
    /// nothing.
    public static Optional<Defective> of(Descriptor descriptor, RuntimeException failure) {
        Defect defect =
                new Defect("job", descriptor.id().value(), "one that can be decided; " + failure);
        return switch (descriptor) {
            case Descriptor.Sound sound ->
                    Optional.of(
                            new Defective(
                                    sound.id(),
                                    sound.origin(),
                                    sound.job().digest(),
                                    sound.job().payload(),
                                    List.of(defect)));
            case Defective defective -> Optional.of(defective);
            case Descriptor.Cancel cancel -> Optional.empty();
        };
    }
}
