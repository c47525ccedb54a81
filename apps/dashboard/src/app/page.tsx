import { OverviewView } from '../features/overview';

export default function OverviewPage() {
  return <OverviewView />;
}
