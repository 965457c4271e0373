package io.heliotrope.signals.cooling;

import io.heliotrope.signals.window.Condition;
import io.heliotrope.signals.window.Window;
import io.heliotrope.signals.window.WindowRules;
import io.heliotrope.signals.window.Windows;
import java.time.Duration;
import java.util.List;

/// When a site needs no machines for its cooling, or almost none.
///
/// `mostMechanical` (0..1) is the mechanical share up to which a slot counts, 0 for free cooling in
/// the strict sense. Pure; safe from any thread.
public record FreeCooling(double mostMechanical, WindowRules rules) {
    private static final double HYSTERESIS = 0.03;

    /// A slot counts while machines do nothing; once open, a window bears a share of 0.03, and one
    /// slot that does not count.
    public static final FreeCooling STRICT =
            new FreeCooling(0, new WindowRules(Duration.ZERO, 1, 0, HYSTERESIS));

    /// @throws IllegalArgumentException when the share is not within 0..1
    public FreeCooling {
        Limits.SHARE.require(mostMechanical);
    }

    /// A window, and the PUE to expect as the mean over it.
    public record Opening(Window window, double meanPue) {}

    /// Windows in the order of time.
    public List<Opening> windows(CoolingCurves curves) {
        return Windows.find(curves.mechanicalShare(), new Condition.AtMost(mostMechanical), rules)
                .stream()
                .map(window -> new Opening(window, window.meanOf(curves.pue()).orElseThrow()))
                .toList();
    }
}
