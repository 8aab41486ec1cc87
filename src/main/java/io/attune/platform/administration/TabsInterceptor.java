package io.attune.platform.administration;

import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentViewer;
import io.attune.platform.web.SettingsTab;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// Gives each settings page the tabs that its viewer may open.
@Component
class TabsInterceptor implements HandlerInterceptor {
    private final CurrentViewer viewers;
    private final List<SettingsTab> tabs;

    TabsInterceptor(CurrentViewer viewers, ObjectProvider<SettingsTab> tabs) {
        this.viewers = viewers;
        this.tabs = tabs.stream()
                .sorted(Comparator.comparingInt(SettingsTab::order))
                .toList();
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || String.valueOf(page.getViewName()).startsWith("redirect:")) return;
        viewers.find().ifPresent(viewer -> page.addObject("tabs", visible(viewer)));
    }

    List<SettingsTab> visible(Viewer viewer) {
        return tabs.stream()
                .filter(tab -> {
                    Right needs = tab.needs();
                    return needs == null || viewer.may(needs);
                })
                .toList();
    }
}
