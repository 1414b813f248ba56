select 'own';
