# cluster europe
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=admin,O=Example' --operation Create --operation Describe --operation DescribeConfigs --topic heliotrope. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=admin,O=Example' --operation DescribeConfigs --cluster
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.us.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.us.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.eu-east.status
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.eu.status
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-router-europe-jobs-changelog
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-router-europe-tails-changelog
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.us.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.us.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Write --operation DescribeConfigs --topic heliotrope.eu-east.dead-letters
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.eu-east.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu-east.jobs.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu-east.restatements
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu-east.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.eu-east.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu-east.status
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Write --operation DescribeConfigs --topic heliotrope.eu.dead-letters
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.eu.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu.jobs.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu.restatements
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.eu.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.eu.status
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --group heliotrope-agent-europe-intake
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --group heliotrope-agent-europe-outcomes
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --group heliotrope-router-europe
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation DescribeConfigs --cluster
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.eu-east.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Write --topic heliotrope.eu-east.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Write --topic heliotrope.eu-east.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.eu.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Write --topic heliotrope.eu.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Write --topic heliotrope.eu.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --group heliotrope.worker.eu. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.eu-east.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Write --topic heliotrope.eu-east.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Write --topic heliotrope.eu-east.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.eu.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Write --topic heliotrope.eu.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Write --topic heliotrope.eu.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --group heliotrope.worker.eu-east. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu-east.dead-letters
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Write --topic heliotrope.eu-east.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Write --topic heliotrope.eu-east.jobs.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu-east.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu-east.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu-east.status
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu.dead-letters
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Write --topic heliotrope.eu.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Write --topic heliotrope.eu.jobs.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.eu.status
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --group heliotrope.producer.europe. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.us.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.us.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu-east.dead-letters
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu-east.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu-east.jobs.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu-east.restatements
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu-east.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu-east.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu-east.status
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu.dead-letters
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu.jobs.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu.jobs.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu.restatements
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu.results.batch
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu.results.interactive
kafka-acls.sh --bootstrap-server europe:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.eu.status
# cluster world
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=admin,O=Example' --operation Create --operation Describe --operation DescribeConfigs --topic heliotrope. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=admin,O=Example' --operation Read --operation Write --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=admin,O=Example' --operation Read --operation Write --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=admin,O=Example' --operation DescribeConfigs --cluster
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-decider-charges-changelog
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-decider-due-changelog
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-decider-jobs-changelog
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-decider-leases-changelog
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.control.budgets
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Describe --operation DescribeConfigs --topic heliotrope.control.checkpoints
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Write --operation DescribeConfigs --topic heliotrope.control.decisions
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.control.descriptors
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.control.outcomes
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Write --operation DescribeConfigs --topic heliotrope.control.plans
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Write --operation DescribeConfigs --topic heliotrope.control.progress
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Read --group heliotrope-decider
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation DescribeConfigs --cluster
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=decider,O=Example' --operation Write --transactional-id heliotrope-decider- --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --operation Write --topic heliotrope.control.checkpoints
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.decisions
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.descriptors
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.outcomes
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.us.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.dispatch.us.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=notary,O=Example' --operation Read --topic heliotrope.us.status
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --operation Write --topic heliotrope.control.budgets
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --topic heliotrope.control.decisions
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Write --topic heliotrope.control.descriptors
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Write --topic heliotrope.control.outcomes
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation Read --group heliotrope-agent-europe-release
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-europe,O=Example' --operation DescribeConfigs --cluster
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-router-world-jobs-changelog
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation Create --topic heliotrope-router-world-tails-changelog
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --topic heliotrope.control.budgets
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --topic heliotrope.control.decisions
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Write --topic heliotrope.control.descriptors
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Write --topic heliotrope.control.outcomes
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.us.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.dispatch.us.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Write --operation DescribeConfigs --topic heliotrope.us.dead-letters
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.us.jobs.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.us.jobs.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.us.restatements
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.us.results.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation DescribeConfigs --topic heliotrope.us.results.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --operation Write --operation DescribeConfigs --topic heliotrope.us.status
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --group heliotrope-agent-world-intake
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --group heliotrope-agent-world-outcomes
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --group heliotrope-agent-world-release
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation Read --group heliotrope-router-world
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=home-world,O=Example' --operation DescribeConfigs --cluster
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --operation Write --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --topic heliotrope.us.jobs.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Write --topic heliotrope.us.results.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Write --topic heliotrope.us.results.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu,O=Example' --operation Read --group heliotrope.worker.eu. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --operation Write --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --topic heliotrope.us.jobs.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Write --topic heliotrope.us.results.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Write --topic heliotrope.us.results.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-eu-east,O=Example' --operation Read --group heliotrope.worker.eu-east. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --operation Write --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --topic heliotrope.dispatch.us.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --topic heliotrope.dispatch.us.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --topic heliotrope.us.jobs.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Write --topic heliotrope.us.results.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Write --topic heliotrope.us.results.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=worker-us,O=Example' --operation Read --group heliotrope.worker.us. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-europe,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Read --topic heliotrope.us.dead-letters
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Write --topic heliotrope.us.jobs.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Write --topic heliotrope.us.jobs.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Read --topic heliotrope.us.results.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Read --topic heliotrope.us.results.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Read --topic heliotrope.us.status
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=producer-world,O=Example' --operation Read --group heliotrope.producer.world. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.budgets
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.catalogue
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.checkpoints
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.clock
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.decisions
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.descriptors
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.outcomes
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.plans
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.policy
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.pools
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.progress
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.control.signals
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu-east.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.eu.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.us.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.dispatch.us.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.us.dead-letters
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.us.jobs.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.us.jobs.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.us.restatements
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.us.results.batch
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.us.results.interactive
kafka-acls.sh --bootstrap-server world:9093 --command-config admin.properties --add --allow-principal 'User:CN=observer,O=Example' --operation Read --topic heliotrope.us.status
