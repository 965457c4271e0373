package io.heliotrope.orchestrator.shell;

import io.heliotrope.decide.Policy;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people what a policy asks to be told: that jobs run where its fall-back says, since no
/// other region was left. A metric counts them, and the log has each.
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private Alerts() {}

    /// A dispatch was decided by `policy` in `world`.
    public static void tell(Dispatch dispatch, Policy policy, World world, LaneMetrics metrics) {
        Receipt receipt = dispatch.receipt();
        policy.alert(dispatch.job(), world, receipt.load(), receipt.relaxation())
                .ifPresent(alert -> {
                    metrics.alerted(alert.policy());
                    LOG.atWarn()
                            .addKeyValue("policy", alert.policy())
                            .addKeyValue("digest", receipt.policy())
                            .addKeyValue("alert", alert.text())
                            .addKeyValue("job", dispatch.job().id())
                            .addKeyValue("region", dispatch.target())
                            .log("a job runs where its policy's fall-back says");
                });
    }
}
