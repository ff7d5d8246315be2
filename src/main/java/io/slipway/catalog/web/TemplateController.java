package io.slipway.catalog.web;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.TemplateKey;
import io.slipway.catalog.TemplateVersion;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.web.NotFoundException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalog for people: all templates, one template, and its manifest. */
@Controller
class TemplateController {

    private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Catalog catalog;

    TemplateController(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/templates")
    String all(Model model) {
        model.addAttribute("templates", TemplatesPage.of(catalog.published()));
        return "catalog/templates";
    }

    @GetMapping("/templates/{key}")
    String one(@PathVariable String key, Model model) {
        var newest = newest(key);
        model.addAttribute(
                "template", TemplatePage.of(newest, catalog.versions(newest.id().template())));
        return "catalog/template";
    }

    /** The newest version's manifest, or that of the version asked for. */
    @GetMapping("/templates/{key}/manifest")
    ResponseEntity<String> manifest(
            @PathVariable String key, @RequestParam(required = false) @Nullable Integer version) {
        var id = version == null ? newest(key).id() : id(key, version);
        var yaml = catalog.yaml(id).orElseThrow(() -> new NotFoundException("The template has no such version."));
        return ResponseEntity.ok().contentType(PLAIN).body(yaml);
    }

    private TemplateVersion newest(String key) {
        return catalog.newest(key(key)).orElseThrow(TemplateController::unknown);
    }

    private static TemplateVersionId id(String key, int version) {
        if (version < 1) {
            throw new NotFoundException("The template has no such version.");
        }
        return new TemplateVersionId(key(key), version);
    }

    private static TemplateKey key(String key) {
        try {
            return new TemplateKey(key);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static NotFoundException unknown() {
        return new NotFoundException("There is no template of that name.");
    }
}
