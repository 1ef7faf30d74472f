package io.para4j.testkit;

import io.para4j.spi.Creation;
import io.para4j.spi.FeedPosition;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks FED-7: a feed has the changes of its app only, whatever the names and ids. */
interface FeedTenancyContract extends Contract {

    private static List<String> ids(String name) {
        return List.of(
                "x", "_", " x", "a/b", "#", "\u0000", name, name + "_x", " " + name, name + "-a", "\uD83D\uDE00");
    }

    @Test
    @Rule("FED-7")
    @Tag("FED-7")
    default void onlyTheChangesOfTheAppArrive() {
        String name = kit().newAppName();
        List<Tenant> tenants =
                List.of(kit().newTenant(name), kit().newTenant(name + "-a"), kit().newTenant(name + "0"));
        List<FeedProbe> probes =
                tenants.stream().map(tenant -> FeedProbe.begin(kit(), tenant)).toList();
        List<FeedPosition> starts = probes.stream().map(FeedProbe::position).toList();
        List<MadeChanges> made = tenants.stream().map(MadeChanges::new).toList();
        List<String> ids = ids(name);
        for (int i = 0; i < tenants.size(); i++) {
            Tenant tenant = tenants.get(i);
            List<Creation> creations = ids.stream()
                    .map(id -> new Creation(
                            tenant.newItem(id, Map.of("owner", tenant.app().name())), false))
                    .toList();
            made.get(i).by(() -> tenant.dao().createAll(tenant.app(), creations), ids);
        }
        for (int i = 0; i < tenants.size(); i++) {
            List<String> some = new ArrayList<>(ids.subList(i, ids.size()));
            Tenant tenant = tenants.get(i);
            made.get(i).by(() -> tenant.store().deleteAllById(some), ids);
        }
        for (int i = 0; i < tenants.size(); i++) {
            try (FeedProbe probe = probes.get(i);
                    FeedProbe later = FeedProbe.at(kit(), tenants.get(i), starts.get(i))) {
                probe.arrived(made.get(i), 5);
                later.arrived(made.get(i));
            }
        }
    }
}
