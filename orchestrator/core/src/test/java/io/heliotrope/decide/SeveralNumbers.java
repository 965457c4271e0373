package io.heliotrope.decide;

import io.heliotrope.model.PolicyText;
import io.heliotrope.state.World;
import java.util.List;

/// Policies that prefer by more than one number.
public final class SeveralNumbers {
    /// For all jobs; `wishes` is the list after `prefer`.
    public static Policy of(World world, String wishes) {
        String text =
                """
                language 1
                policy two {
                  for jobs
                  prefer %s
                }
                """
                        .formatted(wishes);
        return PolicyTexts.policy(
                world.policy().with(List.of(new PolicyText("two.helio", text))), world.catalogue());
    }

    private SeveralNumbers() {}
}
