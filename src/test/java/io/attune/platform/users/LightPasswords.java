package io.attune.platform.users;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/// Passwords that are hashed as everywhere but with a megabyte: signing in is most of what many tests do, and what
/// makes a hash dear to a thief makes it dear to them. `AccessTests` look at hashes of full weight.
public final class LightPasswords {
    private static final String BEAN = "passwords";

    private LightPasswords() {}

    /// In the place of the application's own, where it has them.
    public static BeanFactoryPostProcessor instead() {
        return beans -> {
            if (beans.containsBeanDefinition(BEAN)
                    && beans instanceof BeanDefinitionRegistry registry
                    && registry.getBeanDefinition(BEAN) instanceof AbstractBeanDefinition definition)
                definition.setInstanceSupplier(() -> new Passwords(1024));
        };
    }
}
