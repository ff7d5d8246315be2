package io.slipway.provisioning.web;

import io.slipway.terraform.Engine;
import io.slipway.terraform.Terraform;
import io.slipway.web.SystemNotice;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on every page that Terraform is missing, and what to install. */
@Component
class EngineNotice implements SystemNotice {

    private final Terraform terraform;

    EngineNotice(Terraform terraform) {
        this.terraform = terraform;
    }

    @Override
    public Optional<String> current() {
        return switch (terraform.engine()) {
            case Engine.Ready _ -> Optional.empty();
            case Engine.Searching _ -> Optional.of("Terraform is being fetched; plans wait for it.");
            case Engine.Missing(var help) -> Optional.of(help);
        };
    }
}
