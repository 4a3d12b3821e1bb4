import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, InlineAlert } from 'suomifi-ui-components';

interface BoundaryGiven {
  readonly children: ReactNode;
}

/**
 * Shows something else than an empty page where a screen cannot be drawn: mostly because it could not be loaded, as after a
 * new version, or without a connection.
 */
export class Boundary extends Component<BoundaryGiven, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <NotDrawn /> : this.props.children;
  }
}

function NotDrawn() {
  const { t } = useTranslation();
  return (
    <InlineAlert status="error" className="fault">
      <p>{t('fault.notDrawn')}</p>
      <Button variant="secondary" onClick={() => location.reload()}>
        {t('fault.reload')}
      </Button>
    </InlineAlert>
  );
}
